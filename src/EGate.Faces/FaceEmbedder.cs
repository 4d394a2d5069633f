namespace EGate.Faces;

/// <summary>
/// The MobileFaceNet embedding of an aligned 112x112 face, <b>BGR</b>, (x-127.5)/127.5. Measured: LFW 99.28 %, and at cosine 0.475 a false match
/// rate of 1.2e-3 with 0.2 % false non-matches inside one demographic group (<c>models/README.md</c>).
/// </summary>
internal sealed class FaceEmbedder : IDisposable
{
    private readonly Network _network;

    public FaceEmbedder(string folder) =>
        _network = Network.Load(folder, FaceModels.Feature, [1, 3, FaceAligner.Side, FaceAligner.Side], "output");

    /// <summary>The template, or null when the network's answer has no direction (not finite, or all zero).</summary>
    public FaceTemplate? Embed(Pixels aligned)
    {
        Tensor.FillBgr(_network.Input, aligned.Bytes, 127.5f, 1 / 127.5f);
        var output = _network.Run()[0];
        try
        {
            return Array.TrueForAll(output, float.IsFinite) && Array.Exists(output, v => v != 0)
                ? new FaceTemplate(output)
                : null;
        }
        finally
        {
            Array.Clear(output);
        }
    }

    public void Wipe() => _network.Wipe();

    /// <summary>The network alone, over what its input holds.</summary>
    public void RunBare() => _network.Run();

    public void Dispose() => _network.Dispose();
}
