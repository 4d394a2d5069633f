namespace EGate.Core.Tests.Profiles;

/// <summary>The profiles of <c>hardware/profiles</c> are right, complete, and show the defaults that are in force.</summary>
public class ShippedProfileTests
{
    public static TheoryData<string> Names => [.. ShippedProfiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Shipped_profile_reads(string name)
    {
        var result = LaneProfileReader.Read(ShippedProfiles.Text(name));

        Assert.Empty(result.Problems);
        Assert.NotNull(result.Profile);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Shipped_profile_shows_every_key_once(string name)
    {
        var leaves = ShippedProfiles.Leaves(name).Select(leaf => leaf.Path);

        Assert.Equal(ProfileKeys.All.Select(k => k.Path).Order(), leaves.Order());
    }

    [Fact]
    public void Kiosk_profile_shows_the_defaults()
    {
        var written = ShippedProfiles.Leaves("kiosk-two-step").ToDictionary(leaf => leaf.Path, leaf => leaf.Json);

        Assert.All(ProfileKeys.All.Where(k => k.Default is not null), k => Assert.Equal(k.Default, written[k.Path]));
    }

    [Fact]
    public void Keys_left_out_get_the_defaults_shown()
    {
        const string name = "kiosk-two-step";
        var text = ShippedProfiles.Text(name);
        var bare = ShippedProfiles.OnlyKeys(name, path => ProfileKeys.All.Single(k => k.Path == path).Default is null);

        var full = LaneProfileReader.Read(text).Profile!;
        var fromDefaults = LaneProfileReader.Read(bare);

        Assert.Empty(fromDefaults.Problems);
        Assert.Equal(full.Timings, fromDefaults.Profile!.Timings);
        Assert.Equal(full.Face, fromDefaults.Profile.Face);
        Assert.Equal(full.Lists, fromDefaults.Profile.Lists);
        Assert.Equal(full.Camera, fromDefaults.Profile.Camera);
        Assert.Equal(full.Reader, fromDefaults.Profile.Reader);
        Assert.Equal(full.Gpio.Lines, fromDefaults.Profile.Gpio.Lines);
        Assert.Equal(full.Gpio.DriveMax, fromDefaults.Profile.Gpio.DriveMax);
    }

    [Fact]
    public void Kiosk_profile_is_read_as_written()
    {
        var profile = LaneProfileReader.Read(ShippedProfiles.Text("kiosk-two-step")).Profile!;

        Assert.Equal("lane-01", profile.Lane);
        Assert.Equal(Topology.TwoStep, profile.Topology);
        Assert.Equal(DeviceKind.Kiosk, profile.Devices);
        Assert.Equal(115_200, profile.Reader.Baud);
        Assert.Equal(TimeSpan.FromSeconds(20), profile.Timings.EnterMax);
        Assert.Equal(TimeSpan.FromHours(24), profile.Lists.AgeMax);
        Assert.Equal(0.48, profile.Face.AcceptAt);
        Assert.Equal(new GpioLine(4, ActiveLow: false), profile.Gpio.Lines[GpioFunctions.EntryOpen]);
        Assert.Equal(GpioFunctions.Outputs.Count + GpioFunctions.Inputs.Count, profile.Gpio.Lines.Count);
    }

    [Fact]
    public void Simulated_profiles_differ_in_their_topology()
    {
        Assert.Equal(
            Topology.TwoStep,
            LaneProfileReader.Read(ShippedProfiles.Text("simulated-two-step")).Profile!.Topology
        );
        Assert.Equal(
            Topology.OneStep,
            LaneProfileReader.Read(ShippedProfiles.Text("simulated-one-step")).Profile!.Topology
        );
    }
}
