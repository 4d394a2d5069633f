namespace EGate.Core;

/// <summary>One thing that is wrong in a profile.</summary>
/// <param name="Path">Where, e.g. <c>timings.enter_ms_max</c>.</param>
/// <param name="Problem">What is wrong, with the value found, the bounds and the unit.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record ProfileProblem(string Path, string Problem, string Remedy);

/// <summary>Either a profile or everything that is wrong with it.</summary>
/// <param name="Profile">The profile; null when there is any problem.</param>
/// <param name="Problems">All problems of the file at once.</param>
public sealed record ProfileResult(LaneProfile? Profile, IReadOnlyList<ProfileProblem> Problems);
