using System.Security.Cryptography;
using System.Text;
using EGate.Contract.Officers;
using EGate.Gateway.Tests.Support;

namespace EGate.Gateway.Tests.OfficerFiles;

/// <summary>Accounts: the key opens with its password only, and the public half is what egated gets.</summary>
public sealed class OfficerAccountTests
{
    private static OfficerAccount Account => RunningGateway.Officer;

    [Fact]
    public void Account_unlocked_with_its_password_signs_what_its_public_half_verifies()
    {
        using var key = Account.TryUnlock(RunningGateway.Password)!;
        using var known = Account.Key.TryImport()!;
        var message = Encoding.UTF8.GetBytes("specimen");
        Assert.True(
            known.VerifyData(message, key.SignData(message, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256)
        );
    }

    [Fact]
    public void Account_with_another_password_stays_locked() => Assert.Null(Account.TryUnlock("correct horse batteri"));

    [Fact]
    public void Account_unlocks_whether_a_letter_is_typed_as_one_code_point_or_two()
    {
        var account = OfficerAccount.Create("é", OfficerRoles.Viewer, "caf\u00e9 caf\u00e9 caf\u00e9");
        using var key = account.TryUnlock("cafe\u0301 cafe\u0301 cafe\u0301");
        Assert.NotNull(key);
    }

    [Fact]
    public void Account_key_id_is_that_of_its_public_key() =>
        Assert.Equal(OfficerKey.IdOf(Convert.FromBase64String(Account.PublicKey)), Account.KeyId);

    [Fact]
    public void Account_text_does_not_hold_the_password() =>
        Assert.DoesNotContain(RunningGateway.Password, Account.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "officer", "long enough password")]
    [InlineData(" a", "officer", "long enough password")]
    [InlineData("a\nb", "officer", "long enough password")]
    [InlineData("a", "Officer", "long enough password")]
    [InlineData("a", "root", "long enough password")]
    [InlineData("a", "officer", "elevenchars")]
    public void Account_that_breaks_a_rule_is_refused_without_repeating_the_password(
        string name,
        string role,
        string password
    )
    {
        var problem = Assert.Throws<ArgumentException>(() => OfficerAccount.Create(name, role, password));
        Assert.DoesNotContain(password, problem.Message, StringComparison.Ordinal);
    }
}
