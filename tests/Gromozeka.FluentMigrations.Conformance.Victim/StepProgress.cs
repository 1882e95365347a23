namespace Gromozeka.FluentMigrations.Conformance.Victim;

/// <summary>Says when a step is completed, at once.</summary>
internal sealed class StepProgress : IProgress<MigrationProgress>
{
    public void Report(MigrationProgress value)
    {
        if (value.Kind == MigrationProgressKind.StepCompleted)
            Console.WriteLine("step");
    }
}
