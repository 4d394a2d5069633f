using System.Threading.Channels;
using EGate.Core;
using EGate.Devices;
using EGate.Devices.OpenCv;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Faces.Tests;

/// <summary>The camera's health on a clock that the test moves.</summary>
public sealed class OpenCvCameraTests : IAsyncDisposable
{
    private static readonly CameraProfile Profile = new("test", 8, 6, 25, TimeSpan.FromSeconds(1));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ScriptedSource _source = new();
    private readonly Channel<DeviceStatus> _told = Channel.CreateUnbounded<DeviceStatus>();
    private readonly OpenCvCamera _camera;
    private byte _shade;

    public OpenCvCameraTests()
    {
        _camera = new OpenCvCamera(Profile, _source, _time, NullLogger<OpenCvCamera>.Instance);
        _camera.StatusChanged += s => _told.Writer.TryWrite(s);
    }

    public ValueTask DisposeAsync() => _camera.DisposeAsync();

    [Fact]
    public async Task Fresh_picture_makes_the_camera_ready_and_is_handed_out()
    {
        _camera.Start();
        _source.Put(Picture());

        using var image = (await _camera.NextAsync(0, CancellationToken.None).WaitAsync(Patience)).Image;

        Assert.Equal(DeviceCondition.Ready, (await Told()).Condition);
        Assert.Equal((8, 6), (image.Width, image.Height));
        Assert.NotNull(_camera.Status.LastExchange);
    }

    [Fact]
    public async Task Only_the_newest_picture_is_kept()
    {
        _camera.Start();
        for (var i = 0; i < 10; i++)
        {
            _source.Put(Picture());
        }

        var frame = await _camera.NextAsync(9, CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(10, frame.Sequence);
        Assert.Equal(10, frame.Image.Pixels[0]);
        frame.Image.Dispose();
    }

    [Fact]
    public async Task Waiting_for_a_picture_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        _camera.Start();
        var waiting = _camera.NextAsync(0, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
    }

    [Fact]
    public async Task Silent_camera_is_lost_though_its_read_hangs_and_is_told_once()
    {
        await BecomeReady();

        Advance(seconds: 3);

        var lost = await Told();
        Assert.Equal((DeviceCondition.Lost, "CAMERA_SILENT"), (lost.Condition, lost.FaultId));
        Advance(seconds: 10);
        Assert.False(_told.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Camera_that_stands_still_is_lost_and_comes_back_with_a_fresh_picture()
    {
        await BecomeReady();

        for (var i = 0; i < 15 && !_told.Reader.TryPeek(out _); i++)
        {
            await Show(Picture(shade: 1));
            Advance(seconds: 0.25);
        }

        var lost = await Told();
        Assert.Equal((DeviceCondition.Lost, "CAMERA_FROZEN"), (lost.Condition, lost.FaultId));

        await Show(Picture());
        var back = await Told();
        Assert.Equal((DeviceCondition.Ready, null), (back.Condition, back.FaultId));
    }

    [Fact]
    public async Task Old_buffers_handed_out_in_turn_are_no_fresh_pictures()
    {
        await BecomeReady();
        foreach (var shade in new byte[] { 2, 3, 4 })
        {
            _source.Put(Picture(shade));
        }

        using var third = (await _camera.NextAsync(3, CancellationToken.None).WaitAsync(Patience)).Image;
        for (var i = 0; i < 30 && !_told.Reader.TryPeek(out _); i++)
        {
            await Show(Picture((byte)(1 + (i % 4))));
            Advance(seconds: 0.25);
        }

        Assert.Equal("CAMERA_FROZEN", (await Told()).FaultId);
    }

    [Fact]
    public async Task Lost_camera_hands_out_no_old_picture()
    {
        await BecomeReady();
        Advance(seconds: 3);
        await Told();

        var waiting = _camera.NextAsync(0, CancellationToken.None);

        Assert.False(waiting.IsCompleted);
        _source.Put(Picture());
        using var image = (await waiting.WaitAsync(Patience)).Image;
        Assert.Equal(2, image.Pixels[0]);
    }

    [Fact]
    public async Task Camera_that_is_not_there_is_lost_after_its_limit_and_tried_again()
    {
        _source.CanOpen = false;
        _camera.Start();

        var lost = await ToldWhileAdvancing();

        Assert.Equal((DeviceCondition.Lost, "CAMERA_ABSENT"), (lost.Condition, lost.FaultId));
        _source.CanOpen = true;
        _source.Put(Picture());
        Assert.Equal(DeviceCondition.Ready, (await ToldWhileAdvancing()).Condition);
        Assert.InRange(_source.Opened, 2, 100);
        Assert.InRange(_camera.Status.Errors, 1, 100);
    }

    [Fact]
    public async Task Picture_of_another_size_is_degraded()
    {
        _camera.Start();
        _source.Put(new BgrImage(new byte[3 * 4 * 3], 4, 3));

        var told = await Told();

        Assert.Equal((DeviceCondition.Degraded, "CAMERA_WRONG_SIZE"), (told.Condition, told.FaultId));
    }

    [Fact]
    public async Task Too_few_pictures_are_degraded()
    {
        await BecomeReady();
        DeviceStatus? told = null;
        for (var i = 0; i < 20 && told is null; i++)
        {
            // 2 pictures a second, 25 were asked for.
            Advance(seconds: 0.5);
            _source.Put(Picture());
            using var image = (await _camera.NextAsync(1 + i, CancellationToken.None).WaitAsync(Patience)).Image;
            _told.Reader.TryRead(out told);
        }

        Assert.Equal((DeviceCondition.Degraded, "CAMERA_SLOW"), (told?.Condition, told?.FaultId));
    }

    [Fact]
    public async Task Examination_tells_size_and_rate_or_what_to_do()
    {
        _camera.Start();
        var good = _camera.ExamineAsync(CancellationToken.None);
        _source.Put(Picture());
        var passed = await good.WaitAsync(Patience);
        Assert.True(passed.Passed);
        Assert.StartsWith("8x6 at", passed.Result, StringComparison.Ordinal);

        var silent = _camera.ExamineAsync(CancellationToken.None);
        Advance(seconds: 2);
        var failed = await silent.WaitAsync(Patience);
        Assert.False(failed.Passed);
        Assert.NotEmpty(failed.Remedy);
    }

    [Fact]
    public async Task Disposing_ends_the_thread_and_frees_the_source()
    {
        await BecomeReady();

        await _camera.DisposeAsync().AsTask().WaitAsync(Patience);

        Assert.True(_source.Disposed);
    }

    [Fact]
    public async Task Camera_never_started_is_disposed_too()
    {
        await _camera.DisposeAsync().AsTask().WaitAsync(Patience);

        Assert.True(_source.Disposed);
    }

    private async Task BecomeReady()
    {
        _camera.Start();
        _source.Put(Picture());
        Assert.Equal(DeviceCondition.Ready, (await Told()).Condition);
    }

    private async Task<DeviceStatus> Told() => await _told.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>Moves the clock step by step until something is told; each step lets the camera's thread run.</summary>
    private async Task<DeviceStatus> ToldWhileAdvancing()
    {
        for (var i = 0; i < 2000; i++)
        {
            if (_told.Reader.TryRead(out var told))
            {
                return told;
            }

            Advance(seconds: 0.25);
            await Task.Yield();
        }

        return await Told();
    }

    /// <summary>Gives a picture and waits until the camera has judged it.</summary>
    private async Task Show(BgrImage picture)
    {
        _source.Put(picture);
        await _source.AskedAgainAsync().WaitAsync(Patience);
    }

    private void Advance(double seconds)
    {
        // Small steps, so that timers due in between fire at their own time.
        for (var step = (int)Math.Round(seconds / 0.05); step > 0; step--)
        {
            _time.Advance(TimeSpan.FromSeconds(0.05));
        }
    }

    private BgrImage Picture() => Picture(++_shade);

    private static BgrImage Picture(byte shade)
    {
        var pixels = new byte[8 * 6 * 3];
        Array.Fill(pixels, shade);
        return new BgrImage(pixels, 8, 6);
    }
}
