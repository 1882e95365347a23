using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Victim.Batches;

/// <summary>Works on each row of a table, and counts in it how often it did.</summary>
[Migration(1)]
public sealed class CountRows : BatchMigration
{
    public override void Up() =>
        Batches.Over("messages").OfExactly(50).PauseFor(TimeSpan.Zero).Update("worked = worked + 1, text = upper(trim(text))");

    public override void Down() => Batches.Over("messages").OfExactly(50).PauseFor(TimeSpan.Zero).Update("worked = worked - 1");
}
