using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace EGate.Faces;

/// <summary>
/// A face as 512 numbers of length 1: biometric data (ISO/IEC 2382-37, "biometric template"). It lives in memory only, is zeroed when disposed,
/// and prints nothing of itself.
/// </summary>
public sealed class FaceTemplate : IDisposable
{
    /// <summary>Numbers in a template.</summary>
    public const int Dimensions = 512;

    private readonly float[] _unit;
    private bool _disposed;

    /// <summary>Takes the raw output of the embedding network and scales it to length 1. The array given stays the caller's.</summary>
    /// <exception cref="ArgumentException">Not 512 finite numbers, or all of them zero.</exception>
    public FaceTemplate(ReadOnlySpan<float> embedding)
    {
        if (embedding.Length != Dimensions)
        {
            throw new ArgumentException($"expected {Dimensions} numbers, got {embedding.Length}", nameof(embedding));
        }

        Norm = Length(embedding);
        if (!double.IsFinite(Norm) || Norm < 1e-6)
        {
            throw new ArgumentException("the embedding has no direction", nameof(embedding));
        }

        _unit = GC.AllocateUninitializedArray<float>(Dimensions, pinned: true);
        for (var i = 0; i < Dimensions; i++)
        {
            _unit[i] = (float)(embedding[i] / Norm);
        }
    }

    /// <summary>Length of the raw embedding; it falls with blur, noise and covered faces.</summary>
    public double Norm { get; }

    /// <summary>Cosine of the angle between two templates: -1..1, about 0 for different people, 1 for the same picture.</summary>
    /// <exception cref="ObjectDisposedException">Either template is disposed: zeros must not look like a score.</exception>
    public double Compare(FaceTemplate other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ObjectDisposedException.ThrowIf(_disposed, this);
        ObjectDisposedException.ThrowIf(other._disposed, other);
        double sum = 0;
        for (var i = 0; i < Dimensions; i++)
        {
            sum += (double)_unit[i] * other._unit[i];
        }

        return Math.Clamp(sum, -1, 1);
    }

    /// <summary>An independent copy with its own lifetime.</summary>
    public FaceTemplate Copy()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new FaceTemplate(_unit, Norm);
    }

    /// <summary>True when every number is zero, as after <see cref="Dispose"/>.</summary>
    public bool IsWiped => Array.TrueForAll(_unit, v => v == 0);

    /// <summary>Zeroes the numbers. May be called more than once.</summary>
    public void Dispose()
    {
        _disposed = true;
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_unit.AsSpan()));
    }

    /// <summary>Says nothing of the face.</summary>
    public override string ToString() => "face template";

    private FaceTemplate(float[] unit, double norm)
    {
        Norm = norm;
        _unit = GC.AllocateUninitializedArray<float>(Dimensions, pinned: true);
        unit.CopyTo(_unit, 0);
    }

    private static double Length(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += (double)value * value;
        }

        return Math.Sqrt(sum);
    }
}
