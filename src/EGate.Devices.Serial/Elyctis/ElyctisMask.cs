using EGate.Devices.Serial.Lines;

namespace EGate.Devices.Serial.Elyctis;

/// <summary>
/// Masks zones in the answers of an ID BOX: letters become A and figures 0; fillers and terminators stay. Versions and serial numbers are no
/// personal data and stay. What is no frame is masked whole until the line begins a frame again.
/// </summary>
internal sealed class ElyctisMask : ILineMask
{
    private readonly byte[] _header = new byte[ElyctisFrame.HeaderLength];
    private int _headerLength;
    private int _data;
    private bool _lost;

    /// <inheritdoc/>
    public void Mask(LineDirection direction, Span<byte> bytes)
    {
        if (direction == LineDirection.ToDevice)
        {
            // A question holds nothing personal; after it an answer begins.
            _lost = false;
            return;
        }

        foreach (ref var b in bytes)
        {
            b = Next(b);
        }
    }

    private byte Next(byte b)
    {
        if (_lost)
        {
            return LineMask.Masked(b);
        }

        if (_data > 0)
        {
            _data--;
            return _header[0] is (byte)ElyctisCommand.Inquire or (byte)ElyctisCommand.InquireOneLine
                ? LineMask.Masked(b)
                : b;
        }

        _header[_headerLength++] = b;
        ElyctisDecoded decoded = ElyctisFrame.Decode(_header.AsSpan(0, _headerLength), out _, out _);
        if (decoded == ElyctisDecoded.Garbage)
        {
            (_lost, _headerLength) = (true, 0);
            return LineMask.Masked(b);
        }

        if (_headerLength == ElyctisFrame.HeaderLength)
        {
            _data = (_header[1] << 8) | _header[2];
            _headerLength = 0;
        }

        return b;
    }
}
