using EGate.Gateway.Hosting;
using EGate.Gateway.Options;

const int Done = 0;
const int Usage = 2;

if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(
        """
        egate-gateway: the traveller's page and the officers' page of one lane.

          --socket PATH      egated's unix socket            (default /run/egate/egated.sock)
          --traveller URL    where travellers' page is       (default http://127.0.0.1:8071)
          --officers URL     where officers' page is         (default http://127.0.0.1:8072)
          --accounts FILE    accounts that may sign in       (default /var/lib/egate-gateway/accounts.json)
          --databases FILE   online databases that are asked for the lane (default: none)
          --lists-url URL    folder of a package of lists on a file server, https (default: none is fetched)
          --lists-folder DIR where packages are put for egated        (default /var/spool/egate/lists)
          --lists-minutes N  pause between looks, 1 to 1440           (default 15)
          --lists-mib-max N  largest package, MiB, 1 to 1048576       (default 8192)
          --receivers FILE   how agencies are reached that are told of decisions on hits (default: none)
          --passengers-store FILE      file of expected arrivals; passenger messages are taken when it is given
          --passengers-drop DIR        folder in which files of messages are dropped
          --passengers-upload URL      where uploads are taken, https://ADDRESS:PORT, or http on loopback
          --passengers-certificate PEM certificate and key of that address
          --passengers-senders FILE    who may upload: lines NAME:SHA-256 of the token
          --passengers-mqtt URL        broker that passes messages on, mqtt://HOST:PORT or mqtts://HOST:PORT
          --passengers-mqtt-topic T    its topic              (default egate/passengers)
          --passengers-mqtt-client ID  name at the broker     (default egate-gateway)
          --passengers-mqtt-login FILE two lines, name and password at the broker
          --passengers-rules FILE      rules whose flags are kept with arrivals
          --passengers-retention FILE  how long what is kept  (JSON)
          --config FILE      JSON object with these options as members

        Each option can also be an environment variable: EGATE_GATEWAY_SOCKET and so on. The command line wins over the
        environment, the environment over the file. Both pages are served on loopback only; for officers at other
        computers put a reverse proxy with TLS on this machine in front of the officers' page.
        """
    );
    return Done;
}

var environment = Environment
    .GetEnvironmentVariables()
    .Cast<System.Collections.DictionaryEntry>()
    .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "", StringComparer.Ordinal);
var read = GatewayOptionsReader.Read(args, environment);
if (read.Options is not { } options)
{
    foreach (var problem in read.Problems)
    {
        Console.Error.WriteLine($"egate-gateway: {problem}");
    }

    return Usage;
}

using var host = GatewayHost.Build(options, TimeProvider.System);
await host.RunAsync();
return Done;
