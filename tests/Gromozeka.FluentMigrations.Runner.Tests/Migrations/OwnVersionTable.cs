using FluentMigrator.Runner.Conventions;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.VersionTableInfo;

using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Runner.Migrations.OwnVersionTable;

[VersionTableMetaData]
public class ChronicleTable(IConventionSet conventions, IOptions<RunnerOptions> options) : DefaultVersionTableMetaData(conventions, options)
{
    public override string TableName => "Chronicle";

    public override string ColumnName => "Number";
}

[Migration(1)]
public class CreateBooks : ForwardOnlyMigration
{
    public override void Up() => Create.Table("Books").WithColumn("Id").AsInt64();
}
