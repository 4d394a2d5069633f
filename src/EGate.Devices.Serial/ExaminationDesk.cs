using System.Threading.Channels;
using EGate.Core;

namespace EGate.Devices.Serial;

/// <summary>Asks a device's own loop for an examination and answers from its status when the loop cannot.</summary>
internal static class ExaminationDesk
{
    /// <summary>Bounded by three deadlines and a poll pause of the device: the loop may have to finish an exchange first.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<Examination> AskAsync(
        ChannelWriter<TaskCompletionSource<Examination>> desk,
        LinkHealth health,
        SerialLineProfile profile,
        string tested,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var request = new TaskCompletionSource<Examination>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (health.Status.Condition != DeviceCondition.Lost && desk.TryWrite(request))
        {
            TimeSpan atMost = (profile.AnswerMax * 3) + profile.PollEvery;
            Task answered = request.Task;
            await answered.WaitAsync(atMost, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
        }

        return request.Task.IsCompletedSuccessfully ? await request.Task : Failed(health.Status, tested);
    }

    /// <summary>What to say of a device that could not be examined.</summary>
    public static Examination Failed(DeviceStatus status, string tested)
    {
        CatalogueEntry? entry = status.FaultId is null ? null : Catalogue.All.GetValueOrDefault(status.FaultId);
        var last = status.LastExchange is { } at ? $"last answer at {at:u}" : "never answered";
        return new Examination(
            status.Name,
            tested,
            false,
            $"{entry?.Sentence ?? "It did not answer the examination."} {status.Detail}; {last}; {status.Errors} errors since start.",
            entry?.Remedy
                ?? "Wait until the device has started, then examine it again; if it stays so, restart the controller."
        );
    }
}
