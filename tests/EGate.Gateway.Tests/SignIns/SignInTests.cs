using System.Net;
using System.Security.Cryptography;
using EGate.Contract.Officers;
using EGate.Gateway.OfficersPage;
using EGate.Gateway.Options;
using EGate.Gateway.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Gateway.Tests.SignIns;

/// <summary>Signing in, at the speed of a clock moved by hand.</summary>
public sealed class SignInTests : IDisposable
{
    private static readonly OfficerAccount Officer = RunningGateway.Officer;

    // Unlocked once: 600,000 rounds take their time.
    private static readonly Lazy<ECDsa> OfficersKey = new(() => Officer.TryUnlock(RunningGateway.Password)!);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egs");
    private readonly FakeTimeProvider _clock = new();
    private readonly Sessions _sessions;
    private readonly SignIn _signIn;
    private readonly string _path;

    public SignInTests()
    {
        _path = Path.Combine(_folder.FullName, "accounts.json");
        AccountsFile.New().With(Officer).Write(_path);
        var none = new IPEndPoint(IPAddress.Loopback, 0);
        var store = new AccountStore(new GatewayOptions("/none", none, none, _path), NullLogger<AccountStore>.Instance);
        _sessions = new Sessions(store, _clock);
        _signIn = new SignIn(
            store,
            new Challenges(_clock),
            new AttemptLimits(_clock),
            _sessions,
            NullLogger<SignIn>.Instance
        );
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Signature_on_the_challenge_opens_a_session()
    {
        var done = Finish("a.officer", Begin("a.officer").Challenge)!.Value;
        var session = _sessions.Find(done.Cookie)!;
        Assert.Equal(("a.officer", "officer", Officer.KeyId), (session.Name, session.Role, session.KeyId));
    }

    [Fact]
    public void Challenge_works_once()
    {
        var challenge = Begin("a.officer").Challenge;
        Assert.NotNull(Finish("a.officer", challenge));
        Assert.Null(Finish("a.officer", challenge));
    }

    [Fact]
    public void Challenge_works_for_sixty_seconds()
    {
        var challenge = Begin("a.officer").Challenge;
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(Finish("a.officer", challenge));
    }

    [Fact]
    public void Challenge_of_another_name_or_none_does_not_work()
    {
        var challenge = Begin("somebody").Challenge;
        Assert.Null(Finish("a.officer", challenge));
        Assert.Null(Finish("a.officer", Convert.ToBase64String(new byte[32])));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no base64")]
    [InlineData("AAAA")]
    public void Anything_but_the_right_signature_is_refused(string? signature) =>
        Assert.Null(_signIn.Finish("a.officer", Begin("a.officer").Challenge, signature));

    [Fact]
    public void Signature_for_another_purpose_is_refused()
    {
        var challenge = Begin("a.officer").Challenge;
        var bare = OfficersKey.Value.SignData(Convert.FromBase64String(challenge), HashAlgorithmName.SHA256);
        Assert.Null(_signIn.Finish("a.officer", challenge, Convert.ToBase64String(bare)));
    }

    [Fact]
    public void Unknown_name_gets_an_offer_of_the_same_shape_and_the_same_every_time()
    {
        var real = Begin("a.officer").Key;
        var first = Begin("nobody").Key;
        Assert.Equal(first, Begin("NOBODY").Key);
        Assert.NotEqual(first, Begin("nobody2").Key);
        Assert.Equal(real.Iterations, first.Iterations);
        Assert.Equal(
            (real.Salt.Length, real.Iv.Length, real.Ciphertext.Length),
            (first.Salt.Length, first.Iv.Length, first.Ciphertext.Length)
        );
        Assert.Null(Finish("nobody", Begin("nobody").Challenge));
    }

    [Theory]
    [InlineData("a.officer")]
    [InlineData("nobody")]
    public void Sixth_attempt_of_a_name_waits_until_the_first_is_five_minutes_old(string name)
    {
        for (var i = 0; i < AttemptLimits.PerName; i++)
        {
            Assert.NotNull(_signIn.Begin(name).Offer);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        var (offer, wait) = _signIn.Begin(name.ToUpperInvariant());
        Assert.Null(offer);
        Assert.Equal(AttemptLimits.NameWindow - TimeSpan.FromSeconds(50), wait);
        _clock.Advance(wait!.Value);
        Assert.NotNull(_signIn.Begin(name).Offer);
    }

    [Fact]
    public void Success_takes_the_names_attempts_back()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.NotNull(Finish("a.officer", Begin("a.officer").Challenge));
        }
    }

    [Fact]
    public void Thirty_attempts_a_minute_is_the_most_for_everybody_together()
    {
        for (var i = 0; i < AttemptLimits.Global; i++)
        {
            Assert.NotNull(_signIn.Begin($"name{i}").Offer);
        }

        Assert.Equal(AttemptLimits.GlobalWindow, _signIn.Begin("a.officer").Wait);
        _clock.Advance(AttemptLimits.GlobalWindow);
        Assert.NotNull(_signIn.Begin("a.officer").Offer);
    }

    [Fact]
    public void Session_ends_after_fifteen_idle_minutes_and_a_touch_puts_that_off()
    {
        var cookie = Finish("a.officer", Begin("a.officer").Challenge)!.Value.Cookie;
        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.True(_sessions.Touch(cookie));
        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.NotNull(_sessions.Find(cookie));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_sessions.Find(cookie));
        Assert.False(_sessions.Touch(cookie));
    }

    [Fact]
    public void Session_ends_after_eight_hours_however_busy()
    {
        var cookie = Finish("a.officer", Begin("a.officer").Challenge)!.Value.Cookie;
        for (var minutes = 10; minutes < 480; minutes += 10)
        {
            _clock.Advance(TimeSpan.FromMinutes(10));
            Assert.True(_sessions.Touch(cookie));
        }

        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(_sessions.Find(cookie));
    }

    [Fact]
    public void Session_ends_by_signing_out_and_when_its_account_changes()
    {
        var first = Finish("a.officer", Begin("a.officer").Challenge)!.Value.Cookie;
        _sessions.Close(first);
        Assert.Null(_sessions.Find(first));

        var second = Finish("a.officer", Begin("a.officer").Challenge)!.Value.Cookie;
        AccountsFile.New().With(Officer with { Role = OfficerRoles.Viewer }).Write(_path);
        Assert.Null(_sessions.Find(second));
    }

    [Fact]
    public void Changed_file_with_a_mistake_keeps_the_accounts_before_it_and_a_missing_one_keeps_nobody()
    {
        File.WriteAllText(_path, "{");
        Assert.NotNull(Finish("a.officer", Begin("a.officer").Challenge));
        File.Delete(_path);
        Assert.Null(Finish("a.officer", Begin("a.officer").Challenge));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Cookie_that_was_never_given_out_is_nobody(string? cookie) => Assert.Null(_sessions.Find(cookie));

    private SignInOffer Begin(string name) => _signIn.Begin(name).Offer!;

    private (OfficerAccount Account, string Cookie)? Finish(string name, string challenge)
    {
        var signature = OfficersKey.Value.SignData(SignIn.BytesToSign(name, challenge), HashAlgorithmName.SHA256);
        return _signIn.Finish(name, challenge, Convert.ToBase64String(signature));
    }
}
