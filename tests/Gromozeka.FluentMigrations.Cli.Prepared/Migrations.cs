using FluentMigrator;

namespace Gromozeka.FluentMigrations.Cli.Prepared;

[Migration(1, "A table by a collation")]
public sealed class People : Migration
{
    public override void Up() =>
        Execute.Sql(
            "CREATE TABLE people (name TEXT COLLATE unicase PRIMARY KEY, slug TEXT CHECK (slug(slug) = slug), age INTEGER) WITHOUT ROWID; "
                + "INSERT INTO people VALUES ('Ann', slug('ann'), 7), ('bob', slug('bob'), 8)"
        );

    public override void Down() => Execute.Sql("DROP TABLE people");
}

[Migration(2, "A rebuild of it")]
public sealed class Ages : Migration
{
    public override void Up() => Alter.Column("age").OnTable("people").AsInt64().NotNullable();

    public override void Down() => Alter.Column("age").OnTable("people").AsInt64().Nullable();
}
