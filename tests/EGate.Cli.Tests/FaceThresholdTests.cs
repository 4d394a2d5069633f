using EGate.Contract.Faces;
using EGate.Contract.Officers;

namespace EGate.Cli.Tests;

/// <summary>A threshold profile and the two people whose signatures it needs.</summary>
public sealed class FaceThresholdTests : IDisposable
{
    private const string Password = "a password of theirs";

    private static readonly FaceThresholds Measured = new(
        new string('a', 64),
        0.0005,
        0.48,
        0.35,
        "made up",
        "2026-11-24",
        200,
        1_000,
        20_000,
        0.01
    );

    private readonly TemporaryFolder _folder = new();
    private readonly OfficerAccount _first = OfficerAccount.Create("Alpha", OfficerRoles.Officer, Password);
    private readonly OfficerAccount _second = OfficerAccount.Create("Bravo", OfficerRoles.Officer, Password);
    private readonly OfficerAccount _viewer = OfficerAccount.Create("Charlie", OfficerRoles.Viewer, Password);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_officers_sign_and_a_viewer_or_a_wrong_password_does_not()
    {
        var (file, accounts) = (_folder.PathOf("thresholds.json"), _folder.PathOf("accounts.json"));
        new FaceThresholdsFile(Measured, []).Write(file);
        AccountsFile.New().With(_first).With(_second).With(_viewer).Write(accounts);

        Assert.Equal(0, await Sign(file, accounts, "Alpha", Password));
        Assert.Equal(1, await Sign(file, accounts, "Bravo", "another password"));
        Assert.Equal(1, await Sign(file, accounts, "Charlie", Password));
        Assert.Single(Signers(FaceThresholdsFile.Read(file).Content!));
        Assert.Equal(0, await Sign(file, accounts, "Bravo", Password));

        Assert.Equal(["Alpha", "Bravo"], Signers(FaceThresholdsFile.Read(file).Content!).Select(s => s.Officer));
    }

    [Fact]
    public void One_person_with_two_keys_is_one_signer()
    {
        var again = OfficerAccount.Create("ALPHA", OfficerRoles.Officer, Password);

        var signed = SignedBy(SignedBy(new FaceThresholdsFile(Measured, []), _first), again);

        Assert.Single(signed.Signers(id => id == again.KeyId ? again.Key : _first.Key));
    }

    [Fact]
    public void Changed_figure_loses_every_signature()
    {
        var signed = SignedBy(SignedBy(new FaceThresholdsFile(Measured, []), _first), _second);
        Assert.Equal(2, Signers(signed).Count);

        Assert.Empty(Signers(signed with { Thresholds = Measured with { AcceptAt = 0.47 } }));
    }

    [Theory]
    [InlineData(0.0005, 0.48, 5_999)]
    [InlineData(0.0005, 0.1, 20_000)]
    [InlineData(0, 0.48, 20_000)]
    [InlineData(0.0005, double.NaN, 20_000)]
    public void Profile_that_claims_too_much_is_no_profile(double rate, double accept, int impostors)
    {
        var claims = Measured with { FalseMatchRate = rate, AcceptAt = accept, ImpostorPairs = impostors };

        Assert.False(new FaceThresholdsFile(claims, []).IsUsable);
    }

    private static FaceThresholdsFile SignedBy(FaceThresholdsFile file, OfficerAccount account)
    {
        using var key = account.TryUnlock(Password)!;
        return file.SignedBy(account.KeyId, key);
    }

    private static async Task<int> Sign(string file, string accounts, string name, string password)
    {
        string[] arguments = ["face", "sign", file, "--accounts", accounts, "--name", name];
        return (await Egatectl.RunWithInputAsync(password + "\n", arguments)).ExitCode;
    }

    private IReadOnlyList<OfficerKey> Signers(FaceThresholdsFile file) =>
        file.Signers(id => new[] { _first, _second, _viewer }.FirstOrDefault(a => a.KeyId == id)?.Key);
}
