using EGate.Core;

namespace EGate.Documents;

/// <summary>The check <c>document-kind</c>: whether the lane takes documents of this kind.</summary>
internal static class DocumentKinds
{
    /// <summary>
    /// Passports (TD3) always; identity cards (TD1, TD2) where the site says so; a visa never, for it comes with a passport, which is the
    /// document to lay down. NotPossible <c>identity-card</c> or <c>visa</c>; NotDone when the zone is of no format.
    /// </summary>
    public static CheckResult Check(MrzDocument? document, DocumentPolicy policy) =>
        document?.Format switch
        {
            null => CheckResult.NotDone(CheckGroup.Document, CheckNames.DocumentKind, "mrz-not-readable"),
            ZoneFormat.MrvA or ZoneFormat.MrvB => NotPossible("visa"),
            ZoneFormat.Td1 or ZoneFormat.Td2 when !policy.IdentityCards => NotPossible("identity-card"),
            _ => CheckResult.Passed(CheckGroup.Document, CheckNames.DocumentKind),
        };

    private static CheckResult NotPossible(string reason) =>
        CheckResult.NotPossible(CheckGroup.Document, CheckNames.DocumentKind, reason);
}
