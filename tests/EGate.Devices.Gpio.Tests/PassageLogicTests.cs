namespace EGate.Devices.Gpio.Tests;

/// <summary>
/// The beam pairs written as they are read over time: two digits for one reading, outer then inner, 1 is interrupted. Pauses are any length:
/// the logic has no clock for beams, so repeating a reading is a pause.
/// </summary>
public class PassageLogicTests
{
    [Theory]
    [InlineData("10 11 01 00", 1, "one person")]
    [InlineData("10 10 11 11 11 01 01 00", 1, "one person with pauses")]
    [InlineData("10 11 11 11 11 11 11 11 01 00", 1, "a suitcase keeps both beams broken for long")]
    [InlineData("10 00 10 11 01 00", 1, "a hand first, then the person")]
    [InlineData("10 11 10 11 01 00", 1, "a step back within the door, then on")]
    [InlineData("10 11 01 11 01 00", 1, "a swinging bag breaks the outer beam once more")]
    [InlineData("10 11 10 00", 0, "turned half-way")]
    [InlineData("10 11 10 11 10 00", 0, "hesitated and turned")]
    [InlineData("10 11 01 11 10 00", 0, "turned at the inner beam")]
    [InlineData("10 00", 0, "a hand in the outer beam")]
    [InlineData("01 00", 0, "a hand in the inner beam")]
    [InlineData("01 11 10 00", -1, "one person out")]
    [InlineData("01 11 01 00", 0, "turned half-way on the way out")]
    [InlineData("10 11 01 00 10 11 01 00", 2, "two people, one after the other")]
    [InlineData("10 11 01 11 10 11 01 00", 2, "two people close behind one another")]
    [InlineData("10 11 01 11 10 11 01 11 10 11 01 00", 3, "three people close behind one another")]
    [InlineData("01 11 10 11 01 11 10 00", -2, "two people close behind one another, out")]
    [InlineData("11 01 00", 1, "both beams broke in one reading, left inwards")]
    [InlineData("11 10 00", -1, "both beams broke in one reading, left outwards")]
    [InlineData("10 11 00", 1, "both beams freed in one reading: in doubt somebody is inside")]
    [InlineData("01 11 00", 0, "both beams freed in one reading on the way out: in doubt somebody is inside")]
    [InlineData("10 01 00", 1, "the reading between was missed")]
    public void Beams_over_time_count_bodies_by_direction(string readings, int bodies, string why)
    {
        var pair = new BeamPair();
        pair.Reset(outer: false, inner: false);

        var counted = readings.Split(' ').Sum(r => pair.Step(r[0] == '1', r[1] == '1'));

        Assert.True(counted == bodies, $"{why}: {counted} instead of {bodies}");
    }

    [Fact]
    public void Beam_broken_at_start_says_nothing_until_both_were_free()
    {
        var pair = new BeamPair();
        pair.Reset(outer: true, inner: true);

        Assert.Equal(0, Run(pair, "11 01 00"));
        Assert.Equal(1, Run(pair, "10 11 01 00"));
    }

    [Fact]
    public void Single_passages_with_random_pauses_and_hesitation_never_count_two()
    {
        // N11: no false alarm in 10,000 single passages. A person walks a random way between the beams and at last goes through.
        for (var seed = 0; seed < 10_000; seed++)
        {
            var chance = new Random(seed);
            var pair = new BeamPair();
            pair.Reset(outer: false, inner: false);
            var (position, counted) = (1, 0);
            while (position is > 0 and < 4)
            {
                counted += Put(pair, position);
                // Steps back from the far beam go no further than both beams: a body that frees the far beam again is a second one by rule.
                position += position >= 2 && chance.Next(3) == 0 ? (position == 3 ? -1 : 0) : 1;
            }
            counted += Put(pair, position);
            Assert.True(counted == 1, $"seed {seed} counted {counted}");
        }
    }

    [Fact]
    public void Every_random_beam_sequence_ends_with_a_count_that_is_not_negative()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var chance = new Random(seed);
            var told = new List<HardwareEvent>();
            var logic = new PassageLogic(told.Add);
            logic.Reset(default);
            for (var i = 0; i < 100; i++)
            {
                logic.Step(
                    TimeSpan.FromMilliseconds(i * 20),
                    new PassageLevels(Coin(chance), Coin(chance), Coin(chance), Coin(chance), Coin(chance))
                );
                Assert.True(logic.Persons >= 0);
            }
            Assert.Equal(logic.Persons, told.OfType<HardwareEvent.PersonsChanged>().LastOrDefault()?.Persons ?? 0);
        }
    }

    [Fact]
    public void Person_in_and_through_the_exit_is_told_in_order()
    {
        var told = new List<HardwareEvent>();
        var logic = new PassageLogic(told.Add);
        logic.Reset(default);

        Entry(logic, "10 11 01 00");
        Exit(logic, "01 11 10 00");

        Assert.Equal(
            [new HardwareEvent.PersonsChanged(1), new HardwareEvent.PassedExit(), new HardwareEvent.PersonsChanged(0)],
            told
        );
    }

    [Fact]
    public void Person_through_the_exit_inwards_is_a_wrong_way_and_is_counted()
    {
        var told = new List<HardwareEvent>();
        var logic = new PassageLogic(told.Add);
        logic.Reset(default);

        Exit(logic, "10 11 01 00");

        Assert.Equal([new HardwareEvent.WrongWay(), new HardwareEvent.PersonsChanged(1)], told);
    }

    [Fact]
    public void Person_out_through_the_entry_walked_back()
    {
        var told = new List<HardwareEvent>();
        var logic = new PassageLogic(told.Add);
        logic.Reset(default);
        Entry(logic, "10 11 01 00");
        told.Clear();

        Entry(logic, "01 11 10 00");

        Assert.Equal([new HardwareEvent.WalkedBack(), new HardwareEvent.PersonsChanged(0)], told);
    }

    [Fact]
    public void Wrong_count_heals_when_the_presence_sensor_that_saw_somebody_sees_nobody_for_a_second()
    {
        var told = new List<HardwareEvent>();
        var logic = new PassageLogic(told.Add);
        logic.Reset(default);
        Entry(logic, "10 11 01 11 10 11 01 00");
        logic.Step(TimeSpan.FromSeconds(1), default(PassageLevels) with { Presence = true });
        logic.Step(TimeSpan.FromSeconds(2), default);

        logic.Step(TimeSpan.FromSeconds(2.9), default);
        Assert.Equal(2, logic.Persons);
        logic.Step(TimeSpan.FromSeconds(3), default);

        Assert.Equal(0, logic.Persons);
        Assert.Equal(new HardwareEvent.PersonsChanged(0), told[^1]);
    }

    [Fact]
    public void Presence_sensor_that_never_saw_the_counted_person_is_doubted_and_heals_nothing()
    {
        var logic = new PassageLogic(_ => { });
        logic.Reset(default);
        Entry(logic, "10 11 01 00");

        logic.Step(TimeSpan.FromSeconds(5), default);
        logic.Step(TimeSpan.FromSeconds(10), default);

        Assert.Equal(1, logic.Persons);
        Assert.True(logic.PresenceDoubtful);
    }

    private static int Run(BeamPair pair, string readings) =>
        readings.Split(' ').Sum(r => pair.Step(r[0] == '1', r[1] == '1'));

    private static int Put(BeamPair pair, int position) => pair.Step(position is 1 or 2, position is 2 or 3);

    private static bool Coin(Random chance) => chance.Next(2) == 0;

    private static void Entry(PassageLogic logic, string readings)
    {
        foreach (var r in readings.Split(' '))
            logic.Step(TimeSpan.Zero, new PassageLevels(r[0] == '1', r[1] == '1', false, false, false));
    }

    private static void Exit(PassageLogic logic, string readings)
    {
        foreach (var r in readings.Split(' '))
            logic.Step(TimeSpan.Zero, new PassageLevels(false, false, r[1] == '1', r[0] == '1', false));
    }
}
