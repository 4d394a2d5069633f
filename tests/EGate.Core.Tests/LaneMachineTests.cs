namespace EGate.Core.Tests;

public sealed class LaneMachineTests
{
    private static readonly LanePolicy TwoStep = new(Topology.TwoStep);
    private static readonly LanePolicy OneStep = new(Topology.OneStep);

    private static readonly LaneEvent[] Boot =
    [
        LaneEvent.EntryClosed,
        LaneEvent.ExitClosed,
        LaneEvent.SensingBack,
        LaneEvent.HardwareBack,
        LaneEvent.JournalBack,
    ];

    private static readonly LaneEvent[] ToFace =
    [
        .. Boot,
        LaneEvent.DocumentPresented,
        LaneEvent.DocumentPassed,
        LaneEvent.ListsPassed,
        LaneEvent.EntryReasonRecorded,
        LaneEvent.EntryMoving,
        LaneEvent.EntryOpen,
        LaneEvent.DocumentRemoved,
        LaneEvent.MantrapOccupied,
        LaneEvent.PersonsOne,
        LaneEvent.EntryMoving,
        LaneEvent.EntryClosed,
    ];

    [Fact]
    public void Genuine_traveller_in_a_two_step_lane_passes_the_exit_and_leaves_the_lane_ready()
    {
        var (state, effects) = Run(
            TwoStep,
            [
                .. ToFace,
                LaneEvent.FacePassed,
                LaneEvent.AdmitRecorded,
                LaneEvent.ExitMoving,
                LaneEvent.ExitOpen,
                LaneEvent.PersonsNone,
                LaneEvent.MantrapEmpty,
                LaneEvent.ExitMoving,
                LaneEvent.ExitClosed,
            ]
        );

        Assert.Equal(LanePhase.Ready, state.Phase);
        Assert.Equal(
            [
                LaneEffect.BeginCrossing,
                LaneEffect.OpenEntry,
                LaneEffect.OpenExit,
                LaneEffect.EndPassed,
                LaneEffect.Wipe,
            ],
            effects.Where(e =>
                e
                    is LaneEffect.BeginCrossing
                        or LaneEffect.OpenEntry
                        or LaneEffect.OpenExit
                        or LaneEffect.EndPassed
                        or LaneEffect.Wipe
            )
        );
    }

    [Fact]
    public void Genuine_traveller_in_a_one_step_lane_walks_in_before_the_document_is_read()
    {
        var (state, effects) = Run(
            OneStep,
            [
                .. Boot,
                LaneEvent.EntryReasonRecorded,
                LaneEvent.EntryOpen,
                LaneEvent.PersonsOne,
                LaneEvent.EntryClosed,
                LaneEvent.DocumentPresented,
                LaneEvent.DocumentPassed,
                LaneEvent.ListsPassed,
                LaneEvent.FacePassed,
                LaneEvent.AdmitRecorded,
                LaneEvent.ExitOpen,
            ]
        );

        Assert.Equal(LanePhase.Leaving, state.Phase);
        Assert.True(Index(effects, LaneEffect.OpenEntry) < Index(effects, LaneEffect.StartDocument));
        Assert.True(Index(effects, LaneEffect.RecordVerdict) < Index(effects, LaneEffect.OpenExit));
    }

    [Theory]
    [InlineData(LaneEvent.DocumentNotPassed, LaneEvent.ListsPassed)]
    [InlineData(LaneEvent.DocumentPassed, LaneEvent.ListsNotPassed)]
    public void Referral_outside_whatever_its_cause_gives_the_same_effects(LaneEvent document, LaneEvent lists)
    {
        var (state, effects) = Run(TwoStep, [.. Boot, LaneEvent.DocumentPresented, document, lists]);
        var (_, other) = Run(
            TwoStep,
            [.. Boot, LaneEvent.DocumentPresented, LaneEvent.DocumentNotPassed, LaneEvent.ListsNotPassed]
        );

        Assert.Equal(LanePhase.Referring, state.Phase);
        Assert.DoesNotContain(LaneEffect.OpenEntry, effects);
        Assert.Equal(other, effects);
    }

    [Fact]
    public void Hit_that_comes_late_still_refers()
    {
        var (state, effects) = Run(
            TwoStep,
            [.. ToFace, LaneEvent.ListsNotPassed, LaneEvent.FacePassed, LaneEvent.AdmitRecorded]
        );
        Assert.Equal(LanePhase.AwaitingOfficer, state.Phase);
        Assert.DoesNotContain(LaneEffect.OpenExit, effects);
    }

    [Fact]
    public void Tailgater_while_the_entry_is_open_sends_both_back_out()
    {
        var (state, effects) = Run(
            TwoStep,
            [
                .. Boot,
                LaneEvent.DocumentPresented,
                LaneEvent.DocumentPassed,
                LaneEvent.ListsPassed,
                LaneEvent.EntryReasonRecorded,
                LaneEvent.EntryOpen,
                LaneEvent.PersonsSeveral,
            ]
        );
        Assert.Equal(LanePhase.Returning, state.Phase);
        Assert.Contains(LaneEffect.NoteNotOnePerson, effects);
    }

    [Theory]
    [InlineData(LaneEvent.OfficerAdmit, LaneEffect.OpenExit)]
    [InlineData(LaneEvent.OfficerRefer, LaneEffect.OpenEntry)]
    public void Officers_decision_opens_only_after_it_is_recorded(LaneEvent command, LaneEffect opens)
    {
        LaneEvent[] decided = [.. ToFace, LaneEvent.FaceNotPassed, command];
        var (waiting, before) = Run(TwoStep, decided);
        var (_, after) = Run(TwoStep, [.. decided, LaneEvent.DecisionRecorded]);

        Assert.Equal(LanePhase.RecordingDecision, waiting.Phase);
        Assert.DoesNotContain(LaneEffect.OpenExit, before);
        Assert.Equal(opens, after[^2]);
    }

    [Fact]
    public void Restart_with_somebody_inside_calls_an_officer_and_opens_nothing()
    {
        var (state, effects) = Run(TwoStep, [LaneEvent.MantrapOccupied, .. Boot]);
        Assert.Equal(LanePhase.AwaitingOfficer, state.Phase);
        Assert.DoesNotContain(LaneEffect.OpenEntry, effects);
        Assert.DoesNotContain(LaneEffect.OpenExit, effects);
    }

    [Fact]
    public void Forgotten_document_keeps_the_lane_from_serving_until_it_is_taken()
    {
        LaneEvent[] left =
        [
            .. ToFace,
            LaneEvent.FacePassed,
            LaneEvent.AdmitRecorded,
            LaneEvent.ExitOpen,
            LaneEvent.DocumentPresented,
            LaneEvent.MantrapEmpty,
            LaneEvent.PersonsNone,
            LaneEvent.ExitClosed,
        ];
        Assert.Equal(LanePhase.Clearing, Run(TwoStep, left).State.Phase);
        Assert.Equal(LanePhase.Ready, Run(TwoStep, [.. left, LaneEvent.DocumentRemoved]).State.Phase);
    }

    [Fact]
    public void Evacuation_during_a_crossing_releases_at_once_and_waits_for_a_re_arm_of_an_empty_lane()
    {
        LaneEvent[] evacuated = [.. ToFace, LaneEvent.EvacuationOn];
        var (state, effects) = Run(TwoStep, evacuated);
        Assert.Equal(LanePhase.Evacuating, state.Phase);
        Assert.True(Index(effects, LaneEffect.Release) < Index(effects, LaneEffect.RecordEmergency));
        Assert.Contains(LaneEffect.Wipe, effects);

        Assert.Equal(LanePhase.Evacuating, Run(TwoStep, [.. evacuated, LaneEvent.OfficerReArm]).State.Phase);
        Assert.Equal(
            LanePhase.Evacuating,
            Run(TwoStep, [.. evacuated, LaneEvent.EvacuationOff, LaneEvent.OfficerReArm]).State.Phase
        );
        var (rearming, _) = Run(
            TwoStep,
            [
                .. evacuated,
                LaneEvent.EvacuationOff,
                LaneEvent.MantrapEmpty,
                LaneEvent.EntryOpen,
                LaneEvent.ExitOpen,
                LaneEvent.OfficerReArm,
            ]
        );
        Assert.Equal(LanePhase.ReArming, rearming.Phase);
    }

    [Fact]
    public void Evacuation_and_emergency_stop_together_let_people_leave_and_need_answering_sensors_to_re_arm()
    {
        LaneEvent[] both = [.. ToFace, LaneEvent.EmergencyStopOn, LaneEvent.EvacuationOn];
        Assert.Equal(LanePhase.Evacuating, Run(TwoStep, both).State.Phase);
        Assert.Equal(
            LanePhase.Evacuating,
            Run(TwoStep, [.. ToFace, LaneEvent.EvacuationOn, LaneEvent.EmergencyStopOn]).State.Phase
        );

        LaneEvent[] calm = [.. both, LaneEvent.EvacuationOff, LaneEvent.EmergencyStopOff, LaneEvent.MantrapEmpty];
        Assert.Equal(
            LanePhase.Evacuating,
            Run(TwoStep, [.. calm, LaneEvent.HardwareLost, LaneEvent.OfficerReArm]).State.Phase
        );
        Assert.Equal(LanePhase.ReArming, Run(TwoStep, [.. calm, LaneEvent.OfficerReArm]).State.Phase);
    }

    private static int Index(List<LaneEffect> effects, LaneEffect effect) => effects.IndexOf(effect);

    private static (LaneState State, List<LaneEffect> Effects) Run(LanePolicy policy, IEnumerable<LaneEvent> events)
    {
        var step = LaneMachine.Start();
        var effects = new List<LaneEffect>(step.Effects);
        foreach (var happened in events)
        {
            step = LaneMachine.Next(step.State, happened, policy);
            effects.AddRange(step.Effects);
        }

        return (step.State, effects);
    }
}
