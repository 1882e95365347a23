namespace Gromozeka.FluentMigrations.Packages.Tests.Support;

/// <summary>What is expected of a program that has ended.</summary>
internal static class ProgramRunAssertions
{
    public static ProgramRun AssertOk(this ProgramRun run)
    {
        Assert.True(run.ExitCode == 0, run.All);
        return run;
    }
}
