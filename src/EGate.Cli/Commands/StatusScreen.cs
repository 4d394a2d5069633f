using System.Globalization;
using EGate.Cli.Answers;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary>The lane's status for people: a dot and the state, since when, the cause, what to do, and one line per part.</summary>
internal sealed class StatusScreen(Terminal terminal)
{
    /// <summary>Shows it.</summary>
    public void Show(StatusAnswer s)
    {
        terminal.Line(
            $"{Dot(s)} [bold]{Terminal.Plain(s.Lane)}[/]  {Terminal.Plain(s.PhaseName)} since {Clock(s.Since)} ({Ages.Since(s.Since, terminal.Time)})"
                + $"      crossings today {s.CrossingsToday}, referred {s.ReferredToday}"
        );
        terminal.Line(
            $"  site     {Terminal.Plain(s.Site)}, {Terminal.Plain(s.Topology)}{(s.Simulated ? ", [yellow]simulated devices[/]" : "")}, egated {Terminal.Plain(s.Version)}"
        );
        ShowCause(s);
        ShowCrossing(s);
        terminal.Line(
            $"  barriers entry {Terminal.Plain(s.Entry)}, exit {Terminal.Plain(s.Exit)}, persons in the mantrap {s.Persons}{(s.DocumentPresent ? ", document on the reader" : "")}"
        );
        terminal.Show(Devices(s));
        terminal.Show(Lists(s));
        ShowRemedies(s);
    }

    private void ShowCause(StatusAnswer s)
    {
        if (s.Cause is not null)
        {
            terminal.Line($"  cause    [red]{Terminal.Plain(s.Cause)}[/]  {Terminal.Plain(s.CauseSentence)}");
            terminal.Line($"  fix      {Terminal.Plain(s.Remedy)}");
        }
    }

    private void ShowCrossing(StatusAnswer s)
    {
        if (s.Crossing is { } crossing)
        {
            terminal.Line(
                $"  crossing {Terminal.Plain(crossing.Id)} since {Clock(crossing.Started)}{(s.AwaitingOfficer ? ", [yellow]an officer is wanted[/]" : "")}"
            );
        }
    }

    private void ShowRemedies(StatusAnswer s)
    {
        foreach (var device in s.Devices.Where(d => d.Fault is not null))
        {
            terminal.Line(
                $"  {Terminal.Plain(device.Name)}: [red]{Terminal.Plain(device.Fault)}[/]  {Terminal.Plain(device.Sentence)} Fix: {Terminal.Plain(device.Remedy)}"
            );
        }
    }

    private Grid Devices(StatusAnswer s)
    {
        var grid = Columns(5);
        foreach (var d in s.Devices)
        {
            grid.AddRow(
                $"  {Terminal.Plain(d.Name)}",
                Coloured(d.Condition),
                $"last answer {Ages.Since(d.LastExchange, terminal.Time)}{(d.LastExchange is null ? "" : " ago")}",
                $"errors {d.Errors}",
                Terminal.Plain(d.Detail)
            );
        }

        return grid;
    }

    private static Grid Lists(StatusAnswer s)
    {
        var grid = Columns(4);
        foreach (var list in s.Lists)
        {
            grid.AddRow(
                $"  {Terminal.Plain(list.Name)}",
                Coloured(list.Condition),
                $"{list.Entries} entries, {list.Rejected} rejected",
                list.Made is { } made
                    ? $"made {made.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}"
                    : ""
            );
        }

        return grid;
    }

    private static Grid Columns(int count)
    {
        var grid = new Grid();
        for (var i = 0; i < count; i++)
        {
            grid.AddColumn(new GridColumn { NoWrap = i < count - 1, Padding = new Padding(0, 0, 2, 0) });
        }

        return grid;
    }

    private static string Dot(StatusAnswer s) =>
        s switch
        {
            { Cause: not null } => "[red]●[/]",
            { AwaitingOfficer: true } => "[yellow]●[/]",
            _ when s.Devices.Any(d => d.Condition != "Ready") => "[yellow]●[/]",
            _ => "[green]●[/]",
        };

    private static string Coloured(string condition) =>
        condition switch
        {
            "Ready" or "Current" => $"[green]{condition}[/]",
            "Starting" or "Degraded" or "Old" => $"[yellow]{condition}[/]",
            _ => $"[red]{Terminal.Plain(condition)}[/]",
        };

    private string Clock(DateTimeOffset? at) =>
        at is { } moment
            ? TimeZoneInfo
                .ConvertTime(moment, terminal.Time.LocalTimeZone)
                .ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : "unknown";
}
