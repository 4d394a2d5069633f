using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Devices.Gpio;
using EGate.Exchange;
using EGate.Faces;
using EGate.Journal;

return await DaemonCommandLine.RunAsync(
    args,
    async options =>
    {
        var result = ProfileFile.Read(options.Profile);
        foreach (var problem in result.Problems)
        {
            await Console.Error.WriteLineAsync(
                $"{options.Profile}: {problem.Path}: {problem.Problem} {problem.Remedy}"
            );
        }

        if (result.Profile is not { } profile)
        {
            await Console.Error.WriteLineAsync(
                $"{Catalogue.ProfileRefused.Id}: {result.Problems.Count} problem(s). {Catalogue.ProfileRefused.Remedy}"
            );
            return 1;
        }

        if (options.CheckConfig)
        {
            Console.WriteLine(
                $"{options.Profile}: good. Lane {profile.Lane}, {profile.Topology}, {profile.Devices} devices."
            );
            return 0;
        }

        try
        {
            return await DaemonProgram.RunAsync(profile, options);
        }
        catch (JournalException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}");
            return 1;
        }
        catch (OutboxException e)
        {
            await Console.Error.WriteLineAsync(
                $"{Catalogue.SharingNotPossible.Id}: {e.Message}. Move outbox.db in {options.State} away and start again."
            );
            return 1;
        }
        catch (GpioChipException e)
        {
            await Console.Error.WriteLineAsync($"{e.FaultId}: {e.Message} {Catalogue.All[e.FaultId].Remedy}");
            return 1;
        }
        catch (FaceModelException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}");
            return 1;
        }
    }
);
