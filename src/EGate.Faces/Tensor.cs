namespace EGate.Faces;

/// <summary>Turns interleaved 8-bit pixels into the planar float tensors that the networks want: (value - mean) x scale.</summary>
internal static class Tensor
{
    /// <summary>One plane after the other in the pixels' own order (blue, green, red).</summary>
    public static void FillBgr(float[] tensor, byte[] pixels, float mean, float scale)
    {
        var plane = pixels.Length / 3;
        for (var i = 0; i < plane; i++)
        {
            tensor[i] = (pixels[3 * i] - mean) * scale;
            tensor[plane + i] = (pixels[(3 * i) + 1] - mean) * scale;
            tensor[(2 * plane) + i] = (pixels[(3 * i) + 2] - mean) * scale;
        }
    }

    /// <summary>Planes in the order red, green, blue, each with its own mean and scale.</summary>
    public static void FillRgb(float[] tensor, byte[] pixels, ReadOnlySpan<float> mean, ReadOnlySpan<float> scale)
    {
        var plane = pixels.Length / 3;
        for (var i = 0; i < plane; i++)
        {
            tensor[i] = (pixels[(3 * i) + 2] - mean[0]) * scale[0];
            tensor[plane + i] = (pixels[(3 * i) + 1] - mean[1]) * scale[1];
            tensor[(2 * plane) + i] = (pixels[3 * i] - mean[2]) * scale[2];
        }
    }

    /// <summary>A single grey plane.</summary>
    public static void FillGray(float[] tensor, byte[] pixels, float scale)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            tensor[i] = pixels[i] * scale;
        }
    }

    /// <summary>The softmax of <paramref name="logits"/>.</summary>
    public static double[] Softmax(ReadOnlySpan<float> logits)
    {
        var result = new double[logits.Length];
        var max = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            max = Math.Max(max, logit);
        }

        var sum = 0.0;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Math.Exp(logits[i] - max);
            sum += result[i];
        }

        for (var i = 0; i < result.Length; i++)
        {
            result[i] /= sum;
        }

        return result;
    }
}
