using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

internal static class DefaultCases
{
    public static readonly Case[] All =
    [
        new(
            "Defaults of each kind",
            m =>
            {
                m.Create.Table("t")
                    .WithColumn("id")
                    .AsInt32()
                    .PrimaryKey()
                    .WithColumn("text")
                    .AsString(50)
                    .WithDefaultValue("it's; 🐈 \\ \"x\"")
                    .WithColumn("number")
                    .AsInt64()
                    .WithDefaultValue(-9223372036854775807)
                    .WithColumn("flag")
                    .AsBoolean()
                    .WithDefaultValue(true)
                    .WithColumn("amount")
                    .AsDecimal(10, 2)
                    .WithDefaultValue(12.5m)
                    .WithColumn("ratio")
                    .AsDouble()
                    .WithDefaultValue(0.5)
                    .WithColumn("empty")
                    .AsString(5)
                    .WithDefaultValue("")
                    .WithColumn("missing")
                    .AsString(5)
                    .Nullable()
                    .WithDefaultValue(null!)
                    .WithColumn("raw")
                    .AsInt32()
                    .WithDefaultValue(RawSql.Insert("(3 + 4)"));
                m.Insert.IntoTable("t").Row(new { id = 1 });
            },
            m => m.Delete.Table("t"),
            Fact.Rows(
                    "SELECT text, number, flag, amount, ratio, empty, missing, raw FROM t",
                    "it's; 🐈 \\ \"x\"|-9223372036854775807|1|12.5|0.5||NULL|7"
                )
                .On(Products.Postgres, "it's; 🐈 \\ \"x\"|-9223372036854775807|1|12.50|0.5||NULL|7")
        ),
        new(
            "The default now, in UTC and local time",
            m =>
            {
                m.Create.Table("t")
                    .WithColumn("id")
                    .AsInt32()
                    .PrimaryKey()
                    .WithColumn("utc")
                    .AsDateTime()
                    .WithDefault(SystemMethods.CurrentUTCDateTime)
                    .WithColumn("here")
                    .AsDateTime()
                    .WithDefault(SystemMethods.CurrentDateTime);
                m.Insert.IntoTable("t").Row(new { id = 1 });
            },
            m => m.Delete.Table("t"),
            Fact.Rows("SELECT count(*) FROM t WHERE CAST(utc AS VARCHAR(4)) >= '2026' AND CAST(here AS VARCHAR(4)) >= '2026'", "1")
        ),
        new(
            "The default of a new GUID",
            m =>
            {
                m.Create.Table("t").WithColumn("id").AsInt32().PrimaryKey().WithColumn("key").AsGuid().WithDefault(SystemMethods.NewGuid);
                m.Insert.IntoTable("t").Row(new { id = 1 }).Row(new { id = 2 });
            },
            m => m.Delete.Table("t"),
            Fact.Rows("SELECT count(DISTINCT key) FROM t", "2")
        ),
        new(
            "Alter.Column with a default, and Delete.DefaultConstraint",
            m =>
            {
                m.Create.Table("t").WithColumn("id").AsInt32().PrimaryKey().WithColumn("a").AsInt32().Nullable();
                m.Insert.IntoTable("t").Row(new { id = 1 });
                m.Alter.Column("a").OnTable("t").AsInt32().Nullable().WithDefaultValue(5);
                m.Insert.IntoTable("t").Row(new { id = 2 });
                m.Delete.DefaultConstraint().OnTable("t").OnColumn("a");
                m.Insert.IntoTable("t").Row(new { id = 3 });
            },
            m => m.Delete.Table("t"),
            Fact.Rows("SELECT id, a FROM t ORDER BY id", "1|NULL", "2|5", "3|NULL")
        ),
    ];
}
