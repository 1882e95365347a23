namespace Gromozeka.FluentMigrations.Conformance.Victim;

/// <summary>Says a word at each report of a kind, at once.</summary>
internal sealed class Told(MigrationProgressKind kind, string word) : IProgress<MigrationProgress>
{
    public void Report(MigrationProgress value)
    {
        if (value.Kind == kind)
            Console.WriteLine(word);
    }
}
