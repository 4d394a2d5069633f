namespace EGate.Documents;

/// <summary>One file of the site's folder of terminal certificates.</summary>
/// <param name="Name">The file's name, for messages.</param>
/// <param name="Content">One or more card-verifiable certificates one after the other, binary.</param>
public sealed record TerminalCertificateFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>A file, or a part of one, that is no usable certificate.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Reason">Stable kebab-case word, e.g. <c>cvc-malformed</c>.</param>
public sealed record TerminalCertificateProblem(string Name, string Reason);

/// <summary>
/// The certificates of this terminal and of those above it, with the search for a chain that a chip can follow (BSI TR-03110-3, 2.3).
/// Immutable; the site's folder read anew is a new store.
/// </summary>
public sealed class TerminalCertificates
{
    /// <summary>Links between the chip's trust point and the terminal: link certificates, a document verifier, the terminal.</summary>
    private const int MaxChainLength = 8;
    private const int MaxCertificates = 1024;
    private readonly IReadOnlyList<CardVerifiableCertificate> _all;

    private TerminalCertificates(
        IReadOnlyList<CardVerifiableCertificate> all,
        IReadOnlyList<TerminalCertificateProblem> problems
    )
    {
        _all = all;
        Problems = problems;
    }

    /// <summary>Every certificate that could be read.</summary>
    public IReadOnlyList<CardVerifiableCertificate> All => _all;

    /// <summary>Everything that could not be used; the rest is.</summary>
    public IReadOnlyList<TerminalCertificateProblem> Problems { get; }

    /// <summary>Reads all files. Never throws for bad bytes.</summary>
    public static TerminalCertificates Load(IEnumerable<TerminalCertificateFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var all = new List<CardVerifiableCertificate>();
        var problems = new List<TerminalCertificateProblem>();
        foreach (var file in files)
        {
            try
            {
                Add(file.Content, all);
            }
            catch (DocumentFormatException e)
            {
                problems.Add(new TerminalCertificateProblem(file.Name, e.Reason));
            }
        }

        return new TerminalCertificates(all, problems);
    }

    /// <summary>The chain for a chip, or the reason why there is none.</summary>
    /// <param name="trustPoints">Names of the chip's keys: from EF.CVCA, or the references that PACE gave.</param>
    /// <param name="terminal">The terminal's public key (SubjectPublicKeyInfo).</param>
    /// <param name="today">The day on which the chain must be valid.</param>
    public TerminalChain ChainFor(IReadOnlyList<string> trustPoints, ReadOnlyMemory<byte> terminal, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(trustPoints);
        var own = _all.Where(c => c.Role == TerminalRole.InspectionSystem && c.PublicKey.IsSameAs(terminal)).ToList();
        if (own.Count == 0)
        {
            return TerminalChain.Missing(
                _all.Any(c => c.PublicKey.IsSameAs(terminal)) ? "terminal-certificate-role" : "no-terminal-certificate"
            );
        }

        // The best reason wins when none of several certificates leads to the chip.
        var failures = new List<string>();
        foreach (var certificate in own.OrderByDescending(c => c.Effective))
        {
            var chain = Climb([certificate], trustPoints, today, []);
            if (chain.Reason == "ok")
            {
                return chain;
            }

            failures.Add(chain.Reason);
        }

        return TerminalChain.Missing(failures.Find(f => f != "no-chain") ?? "no-chain");
    }

    private static void Add(ReadOnlyMemory<byte> content, List<CardVerifiableCertificate> all)
    {
        do
        {
            if (all.Count == MaxCertificates)
            {
                throw new DocumentFormatException("cvc-too-many");
            }

            var certificate = CardVerifiableCertificate.Parse(content);
            all.Add(certificate);
            content = content[certificate.Encoded.Length..];
        } while (!content.IsEmpty);
    }

    /// <summary>Upwards from <paramref name="chain"/>'s last, until a certificate that a key of the chip signed.</summary>
    private TerminalChain Climb(
        List<CardVerifiableCertificate> chain,
        IReadOnlyList<string> trustPoints,
        DateOnly today,
        HashSet<CardVerifiableCertificate> visited
    )
    {
        var last = chain[^1];
        if (!last.IsValidAt(today))
        {
            return TerminalChain.Missing(
                today > last.Expires ? "terminal-certificate-expired" : "terminal-certificate-not-yet-valid"
            );
        }

        if (trustPoints.Contains(last.Issuer, StringComparer.Ordinal) && MayBeUnderTrustPoint(last))
        {
            return SignaturesOf(chain);
        }

        var reason = "no-chain";
        foreach (var issuer in _all.Where(c => c.Holder == last.Issuer))
        {
            // Each certificate is tried once, so a folder full of loops costs no time.
            if (chain.Count == MaxChainLength || !visited.Add(issuer))
            {
                continue;
            }

            if (!MayIssue(issuer.Role, last.Role))
            {
                reason = "terminal-certificate-role";
                continue;
            }

            var found = Climb([.. chain, issuer], trustPoints, today, visited);
            if (found.Reason == "ok")
            {
                return found;
            }

            reason = found.Reason == "no-chain" ? reason : found.Reason;
        }

        return TerminalChain.Missing(reason);
    }

    /// <summary>A trust point is an authority: it issues document verifiers and links, never terminals.</summary>
    private static bool MayBeUnderTrustPoint(CardVerifiableCertificate certificate) =>
        MayIssue(TerminalRole.CertificationAuthority, certificate.Role);

    private static bool MayIssue(TerminalRole issuer, TerminalRole subject) =>
        subject == TerminalRole.InspectionSystem
            ? issuer is TerminalRole.DomesticDocumentVerifier or TerminalRole.ForeignDocumentVerifier
            : issuer == TerminalRole.CertificationAuthority;

    /// <summary>
    /// Verifies, from above, each signature whose key is known. The trust point's own key is the chip's to know; where its certificate is in
    /// the folder, it is used here too, so that a wrong chain is told before a traveller stands there.
    /// </summary>
    private TerminalChain SignaturesOf(List<CardVerifiableCertificate> upwards)
    {
        var chain = Enumerable.Reverse(upwards).ToList();
        var issuer = _all.FirstOrDefault(c => c.IsSelfIssued && c.Holder == chain[0].Issuer)?.PublicKey;
        foreach (var certificate in chain)
        {
            if (issuer is { IsComplete: true } && !certificate.IsSignedBy(issuer))
            {
                return TerminalChain.Missing("terminal-certificate-signature");
            }

            issuer = issuer is null ? certificate.PublicKey : certificate.PublicKey.Inherit(issuer);
        }

        return new TerminalChain("ok", chain);
    }
}

/// <summary>Certificates in the order in which a chip verifies them, or why there are none.</summary>
/// <param name="Reason">
/// <c>ok</c>; <c>no-terminal-certificate</c> (none holds the terminal's key), <c>no-chain</c> (none leads to a key of the chip),
/// <c>terminal-certificate-expired</c>, <c>terminal-certificate-not-yet-valid</c>, <c>terminal-certificate-role</c>,
/// <c>terminal-certificate-signature</c>.
/// </param>
/// <param name="Certificates">From the one that the chip's key signed down to the terminal's own; empty unless <c>ok</c>.</param>
public sealed record TerminalChain(string Reason, IReadOnlyList<CardVerifiableCertificate> Certificates)
{
    internal static TerminalChain Missing(string reason) => new(reason, []);
}
