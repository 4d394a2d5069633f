using System.Runtime.InteropServices;
using System.Security.Cryptography;
using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Pixels that OpenCV writes into and that this process can zero: pinned managed memory with a <see cref="Mat"/> header over it, no copy.
/// </summary>
internal sealed class Pixels : IDisposable
{
    public Pixels(int width, int height, int channels)
    {
        Bytes = GC.AllocateUninitializedArray<byte>(width * height * channels, pinned: true);
        Mat = Mat.FromPixelData(
            height,
            width,
            MatType.CV_8UC(channels),
            Marshal.UnsafeAddrOfPinnedArrayElement(Bytes, 0)
        );
    }

    public byte[] Bytes { get; }

    public Mat Mat { get; }

    public void Wipe() => CryptographicOperations.ZeroMemory(Bytes);

    public void Dispose()
    {
        Wipe();
        Mat.Dispose();
    }
}
