using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Victim.Rebuild;

/// <summary>Alters a column there and back.</summary>
[Migration(1)]
public sealed class RebuildOfX : Migration
{
    public override void Up() => Alter.Column("b").OnTable("x").AsString().NotNullable();

    public override void Down() => Alter.Column("b").OnTable("x").AsInt64().Nullable();
}
