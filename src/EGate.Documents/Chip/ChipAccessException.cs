namespace EGate.Documents;

/// <summary>A chip that cannot be read, or that behaves as only a manipulated one does. Carries a stable word, never data of the chip.</summary>
public sealed class ChipAccessException : Exception
{
    /// <summary>Says what went wrong.</summary>
    /// <param name="reason">Stable kebab-case word, e.g. <c>access-denied</c>.</param>
    /// <param name="isAttack">True when an honest chip and line cannot behave so.</param>
    public ChipAccessException(string reason, bool isAttack = false)
        : base("chip access: " + reason)
    {
        Reason = reason;
        IsAttack = isAttack;
    }

    /// <summary>Stable kebab-case word that says what went wrong.</summary>
    public string Reason { get; }

    /// <summary>True when the answer broke secure messaging: the evidence is Failed, not merely NotPossible.</summary>
    public bool IsAttack { get; }
}
