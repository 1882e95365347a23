using FluentMigrator;

namespace Gromozeka.FluentMigrations.Benchmarks.Workers.InBatches;

/// <summary>Changes each row of a table in batches.</summary>
[Migration(1, "Trim notes")]
public sealed class TrimNotes : BatchMigration
{
    /// <summary>The rows of a batch.</summary>
    public const int Size = 1_000;

    /// <summary>What it sets.</summary>
    public const string Assignments = "amount = amount + 1, note = trim(note)";

    /// <inheritdoc />
    public override void Up() => Batches.Over("x").OrderBy("id").OfExactly(Size).PauseFor(TimeSpan.Zero).Update(Assignments);

    /// <inheritdoc />
    public override void Down() { }
}
