using FluentMigrator;

namespace Gromozeka.Database.Migrations;

// The pattern for migration 3. Copy this file, and
//
// 1. name file and class Migration{version:000}{Description}: Migration003AddUserLocale;
// 2. give the attribute the next version, with no gap, and the description that the version table is to show;
// 3. write Up, and a Down that restores the previous schema, in reverse order: a rollback runs it, and undoing a release needs it.
//    If Up deletes what Down cannot restore, derive from ForwardOnlyMigration instead;
// 4. never change it once it has been released: a database that has applied it does not run it again. Correct it with the next migration.

/// <summary>Creates <c>example_features</c>. <c>Down</c> drops it again.</summary>
[Migration(2, "Example features")]
public sealed class Migration002Example : Migration
{
    /// <inheritdoc />
    public override void Up()
    {
        // A column is NOT NULL unless it says Nullable(). AsCustom, because on SQLite AsBoolean declares INTEGER and AsDateTime
        // DATETIME, and the bot converts values by the declared type; RawSql, because a plain true would be written as 1.
        Create.Table("example_features")
            .WithColumn("id").AsInt64().PrimaryKey().Identity()
            .WithColumn("name").AsString()
            .WithColumn("enabled").AsCustom("BOOLEAN").Nullable().WithDefaultValue(RawSql.Insert("TRUE"))
            .WithColumn("created_at").AsCustom("TIMESTAMP").Nullable().WithDefault(SystemMethods.CurrentUTCDateTime);
        Create.Index("idx_example_features_name").OnTable("example_features").OnColumn("name").Ascending();
    }

    /// <inheritdoc />
    public override void Down()
    {
        Delete.Index("idx_example_features_name").OnTable("example_features");
        Delete.Table("example_features");
    }
}
