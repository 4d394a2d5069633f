using System.Runtime.InteropServices;
using EGate.Core;
using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace EGate.Faces;

/// <summary>
/// One network with its input tensor. Not safe for more than one thread; <see cref="FaceEngine"/> holds the lock.
/// </summary>
internal sealed class Network : IDisposable
{
    private readonly Net _net;
    private readonly Mat _blob;
    private readonly string[] _outputNames;
    private readonly Mat[] _outputs;

    private Network(Net net, float[] input, Mat blob, string[] outputNames)
    {
        _net = net;
        Input = input;
        _blob = blob;
        _outputNames = outputNames;
        _outputs = [.. outputNames.Select(_ => new Mat())];
    }

    /// <summary>The input tensor, to be filled before <see cref="Run"/>.</summary>
    public float[] Input { get; }

    /// <summary>Loads a verified network; <paramref name="shape"/> is its input shape (batch first).</summary>
    public static Network Load(string folder, string name, int[] shape, params string[] outputNames)
    {
        var bytes = FaceModels.Read(folder, name);
        try
        {
            var input = GC.AllocateArray<float>(shape.Aggregate(1, (a, b) => a * b), pinned: true);
            var blob = Mat.FromPixelData(shape, MatType.CV_32FC1, Marshal.UnsafeAddrOfPinnedArrayElement(input, 0));
            var net = CvDnn.ReadNetFromOnnx(bytes) ?? throw new OpenCvSharpException("no network came out");
            net.SetPreferableBackend(Backend.OPENCV);
            net.SetPreferableTarget(Target.CPU);
            return new Network(net, input, blob, outputNames);
        }
        catch (Exception e) when (IsRuntimeFault(e))
        {
            throw new FaceModelException(Catalogue.FaceRuntimeUnusable, name, e);
        }
    }

    /// <summary>True for what OpenCV and its loader throw.</summary>
    public static bool IsRuntimeFault(Exception e) =>
        e
            is OpenCvSharpException
                or OpenCVException
                or DllNotFoundException
                or TypeInitializationException
                or BadImageFormatException;

    /// <summary>Runs once over <see cref="Input"/>; the outputs in the order of their names, as copies.</summary>
    public float[][] Run()
    {
        _net.SetInput(_blob);
        _net.Forward(_outputs, _outputNames);
        return [.. _outputs.Select(o => o.AsSpan<float>().ToArray())];
    }

    /// <summary>
    /// Overwrites the input and, by one pass over zeros, every tensor inside the network: activations of a face are biometric data too.
    /// </summary>
    public void Wipe()
    {
        Array.Clear(Input);
        _net.SetInput(_blob);
        _net.Forward(_outputs, _outputNames);
    }

    public void Dispose()
    {
        Array.Clear(Input);
        foreach (var output in _outputs)
        {
            output.Dispose();
        }

        _blob.Dispose();
        _net.Dispose();
    }
}
