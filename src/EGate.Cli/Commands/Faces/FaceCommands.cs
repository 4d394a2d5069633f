using System.CommandLine;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl face</c>: the lane's own face pipeline on picture files, without egated.</summary>
internal static class FaceCommands
{
    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("face", "The lane's face pipeline on picture files; works without egated.")
        {
            FaceCompareCommand.Create(common, terminal),
            FaceQualityCommand.Create(common, terminal),
            FaceDetectCommand.Create(common, terminal),
            FaceEvaluateCommand.Create(common, terminal),
            FaceSignCommand.Create(common, terminal),
            FaceLivenessCommand.Create(common, terminal),
            FaceAttacksCommand.Create(common, terminal),
        };
}
