using EGate.Core;

namespace EGate.Devices.Serial.Pn532;

/// <summary>
/// Selects a chip of either type and raises the rate on the air where the chip offers it. It remembers what this chip reader cannot do: clones
/// of the PN532 drop type B, and a bad antenna does not carry the higher rates.
/// </summary>
internal sealed class ChipSelection(Pn532Device device, SerialLineProfile profile, LinkHealth health)
{
    /// <summary>So many searches for type B without an answer, the reader living on, are a reader that does not know type B.</summary>
    public const int SilentMax = 2;

    /// <summary>So many failures in a row at a raised rate end raising it.</summary>
    public const int AirTroubleMax = 2;

    private const int SlowAir = 106;

    private bool _typeB;
    private bool _typeBRefused;
    private int _typeBSilent;
    private int _airMax = profile.AirRate;
    private int _airTrouble;
    private int _airRate = SlowAir;

    /// <summary>Whether a chip is selected.</summary>
    public bool IsSelected { get; private set; }

    /// <summary>What became of the rate on the air, for the status; empty when nothing is to be said.</summary>
    public string Remark =>
        profile.AirRate == SlowAir ? ""
        : _airMax == SlowAir ? ", on the air 106 kbit/s: more failed"
        : $", on the air up to {_airMax} kbit/s";

    /// <summary>The chip's session is over, whatever the reason.</summary>
    public void Forget() => IsSelected = false;

    /// <summary>An exchange with the chip went well.</summary>
    public void Succeeded() => _airTrouble = _airRate > SlowAir ? 0 : _airTrouble;

    /// <summary>An exchange on the air failed. After some in a row at a raised rate the next chips are read slowly.</summary>
    public void Failed()
    {
        IsSelected = false;
        if (_airRate > SlowAir && ++_airTrouble >= AirTroubleMax)
        {
            _airMax = SlowAir;
        }
    }

    /// <summary>Looks for a chip, type A then B.</summary>
    /// <exception cref="ChipException">The search was answered wrongly.</exception>
    /// <exception cref="Pn532SilentException">The search was not answered.</exception>
    public async Task<bool> SelectAsync(CancellationToken cancellation)
    {
        IsSelected = false;
        _airRate = SlowAir;
        IsSelected = await FindAsync(typeB: false, cancellation) || await FindTypeBAsync(cancellation);
        return IsSelected;
    }

    /// <summary>Whether the chip that was selected can be selected again.</summary>
    public async Task<bool> IsStillThereAsync(CancellationToken cancellation)
    {
        await device.ReleaseAsync(cancellation);
        (ChipSearch again, _) = await device.SearchAsync(_typeB, cancellation);
        return again == ChipSearch.Found;
    }

    private async Task<bool> FindAsync(bool typeB, CancellationToken cancellation)
    {
        _typeB = typeB;
        (ChipSearch found, var offered) = await device.SearchAsync(typeB, cancellation);
        if (found is ChipSearch.Malformed)
        {
            health.CountError();
            throw new ChipException(
                ChipFault.Protocol,
                $"The search for a chip of type {(typeB ? 'B' : 'A')} was answered wrongly."
            );
        }

        if (found is ChipSearch.Unsuitable)
        {
            await device.ReleaseAsync(cancellation);
        }

        return found is ChipSearch.Found && await RaiseAirRateAsync(Math.Min(offered, _airMax), cancellation);
    }

    private async Task<bool> FindTypeBAsync(CancellationToken cancellation)
    {
        if (_typeBRefused)
        {
            return false;
        }

        try
        {
            var found = await FindAsync(typeB: true, cancellation);
            _typeBSilent = 0;
            return found;
        }
        catch (Pn532RejectedException)
        {
            RefuseTypeB("refuses to look for chips of type B");
            return false;
        }
        catch (Pn532SilentException) when (++_typeBSilent >= SilentMax)
        {
            await device.ProveLifeAsync(cancellation);
            RefuseTypeB("does not answer when it is to look for chips of type B");
            return false;
        }
    }

    private void RefuseTypeB(string why)
    {
        _typeBRefused = true;
        health.Lasting = (Catalogue.ChipReaderOneType.Id, why);
    }

    /// <summary>A chip or a reader that does not change its rate is selected anew: what the failed try left behind is not known.</summary>
    private async Task<bool> RaiseAirRateAsync(int wanted, CancellationToken cancellation)
    {
        if (wanted <= SlowAir)
        {
            return true;
        }

        _airRate = wanted;
        if (await ChangesAirRateAsync(wanted, cancellation))
        {
            return true;
        }

        Failed();
        _airRate = SlowAir;
        return await IsStillThereAsync(cancellation);
    }

    private async Task<bool> ChangesAirRateAsync(int wanted, CancellationToken cancellation)
    {
        try
        {
            return await device.ChangeAirRateAsync(wanted, cancellation);
        }
        catch (Pn532RejectedException)
        {
            _airMax = SlowAir;
            return false;
        }
    }
}
