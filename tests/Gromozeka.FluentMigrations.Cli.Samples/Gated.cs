using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Samples.Gated;

/// <summary>A table, and a gate that is open.</summary>
[Migration(1, "Gate")]
public sealed class Gate : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("people").WithColumn("id").AsInt64().PrimaryKey();
        Create.Table("gate").WithColumn("closed").AsInt64().NotNullable();
    }
}

/// <summary>Has no end while there is a row in the gate.</summary>
[Migration(2, "Waiting")]
public sealed class Waiting : ForwardOnlyMigration
{
    public override void Up() =>
        Execute.Sql(
            "WITH RECURSIVE n(i) AS (SELECT closed FROM gate UNION ALL SELECT i + 1 FROM n) INSERT INTO people SELECT i FROM n WHERE i < 0"
        );
}
