using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Victim.InBatches;

[Migration(2)]
public sealed class WorkOnMessages : BatchMigration
{
    public override void Up() => Batches.Over("messages").OfExactly(20).Update("worked = worked + 1, text = trim(text)");

    public override void Down() => Batches.Over("messages").OfExactly(20).Update("worked = worked - 1");
}
