namespace Gromozeka.FluentMigrations.Sqlite.Operations;

internal static class IfDatabaseCases
{
    public static readonly OperationCase[] All =
    [
        new(
            "IfDatabase by name, in any case",
            m =>
            {
                m.IfDatabase("sqlite").Create.Table("t").WithColumn("a").AsInt32();
                m.IfDatabase("postgres", "sqlserver").Create.Table("u").WithColumn("a").AsInt32();
            },
            m => m.IfDatabase("Postgres", "SQLite").Delete.Table("t"),
            Fact.Columns("t", "a INTEGER !null"),
            Fact.Missing("u")
        ),
        new(
            "IfDatabase by predicate",
            m =>
            {
                m.IfDatabase(name => name == "SQLite").Create.Table("t").WithColumn("a").AsInt32();
                m.IfDatabase(name => name != "SQLite").Execute.Sql("not SQL");
            },
            m => m.IfDatabase(name => name.StartsWith("SQL", StringComparison.Ordinal)).Execute.Sql("DROP TABLE t"),
            Fact.Columns("t", "a INTEGER !null")
        ),
        new(
            "IfDatabase Delegate",
            m =>
            {
                m.IfDatabase("sqlite").Delegate(() => m.Create.Table("t").WithColumn("a").AsInt32());
                m.IfDatabase("oracle").Delegate(() => throw new InvalidOperationException("not here"));
            },
            m => m.IfDatabase("sqlite").Delegate(() => m.Delete.Table("t")),
            Fact.Columns("t", "a INTEGER !null")
        ),
        new(
            "IfDatabase each root",
            m =>
            {
                var sqlite = m.IfDatabase("sqlite");
                sqlite.Alter.Table("pets").AddColumn("c").AsInt32().Nullable();
                sqlite.Insert.IntoTable("pets").Row(new { id = 5 });
                sqlite.Update.Table("pets").Set(new { c = 1 }).AllRows();
                sqlite.Rename.Column("c").OnTable("pets").To("d");
                if (sqlite.Schema.Table("pets").Exists() && !m.IfDatabase("oracle").Schema.Table("pets").Exists())
                    sqlite.Execute.Sql("UPDATE pets SET d = 2 WHERE id = 5");
            },
            m =>
            {
                m.IfDatabase("sqlite").Delete.FromTable("pets").Row(new { id = 5 });
                m.IfDatabase("sqlite").Delete.Column("d").FromTable("pets");
            },
            new Fact("SELECT id || d FROM pets", "11; 21; 52")
        ),
    ];
}
