using EGate.Core;

namespace EGate.Faces;

/// <summary>The face networks cannot be used. Thrown by <see cref="FaceEngine.Load"/> only; nothing is loaded then.</summary>
public sealed class FaceModelException : Exception
{
    /// <summary>Says which file and what is wrong with it.</summary>
    public FaceModelException(CatalogueEntry fault, string file, Exception? inner = null)
        : base(Sentence(fault, file), inner) => Fault = fault;

    /// <summary>What is wrong, what causes it and what to do.</summary>
    public CatalogueEntry Fault { get; }

    private static string Sentence(CatalogueEntry fault, string file)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return $"{file}: {fault.Sentence} {fault.Remedy}";
    }
}
