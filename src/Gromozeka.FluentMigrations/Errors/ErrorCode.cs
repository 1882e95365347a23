namespace Gromozeka.FluentMigrations;

/// <summary>One kind of failure. Every code has a section in <c>docs/errors.md</c>.</summary>
/// <param name="Id">The code as printed, for example <c>GM501</c>. It never changes its meaning.</param>
/// <param name="Title">The failure in a few words; the heading of its section.</param>
/// <param name="ExitCode">What a process that stops because of it returns.</param>
public sealed record ErrorCode(string Id, string Title, int ExitCode)
{
    /// <inheritdoc />
    public override string ToString() => Id;
}
