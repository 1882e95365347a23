using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

internal static class CreateTableCases
{
    public static readonly OperationCase[] All =
    [
        new(
            "Create.Table plain",
            m =>
                m.Create.Table("t")
                    .WithColumn("a")
                    .AsInt32()
                    .WithColumn("b")
                    .AsString()
                    .Nullable()
                    .WithColumn("c")
                    .AsString(20)
                    .NotNullable(),
            m => m.Delete.Table("t"),
            Fact.Columns("t", "a INTEGER !null; b TEXT; c TEXT !null")
        ),
        new(
            "Create.Table InSchema main",
            m => m.Create.Table("t").InSchema("main").WithColumn("a").AsInt32().Indexed().WithColumn("b").AsInt32().Unique("ux_b"),
            m => m.Delete.Table("t").InSchema("main"),
            Fact.Columns("t", "a INTEGER !null; b INTEGER !null"),
            Fact.Indexes("t", "IX_t_a(a); unique ux_b(b)")
        ),
        new(
            "Create.Table with descriptions",
            m =>
                m.Create.Table("t")
                    .WithDescription("about */ t")
                    .WithColumn("a")
                    .AsInt32()
                    .WithColumnDescription("of\na")
                    .WithColumn("b")
                    .AsInt32(),
            m => m.Delete.Table("t"),
            Fact.Columns("t", "a INTEGER !null; b INTEGER !null"),
            Fact.Statement("t", "about * / t"),
            Fact.Statement("t", "of a")
        ),
        new(
            "Create.Table with computed columns",
            m =>
            {
                m.Create.Table("t")
                    .WithColumn("a")
                    .AsInt32()
                    .WithColumn("v")
                    .AsInt32()
                    .Nullable()
                    .Computed("a * 2")
                    .WithColumn("s")
                    .AsString()
                    .Nullable()
                    .Computed("a || '!'", stored: true);
                m.Insert.IntoTable("t").Row(new { a = 21 });
            },
            m => m.Delete.Table("t"),
            Fact.Columns("t", "a INTEGER !null; v INTEGER computed2; s TEXT computed3"),
            new Fact("SELECT quote(v) || quote(s) FROM t", "42'21!'")
        ),
        new(
            "Create.Table with defaults",
            m =>
            {
                m.Create.Table("t")
                    .WithColumn("i")
                    .AsInt32()
                    .WithDefaultValue(-7)
                    .WithColumn("f")
                    .AsDouble()
                    .WithDefaultValue(1.5)
                    .WithColumn("s")
                    .AsString()
                    .WithDefaultValue("it's")
                    .WithColumn("b")
                    .AsBoolean()
                    .WithDefaultValue(false)
                    .WithColumn("r")
                    .AsCustom("BOOLEAN")
                    .WithDefaultValue(RawSql.Insert("FALSE"))
                    .WithColumn("n")
                    .AsString()
                    .Nullable()
                    .WithDefaultValue(null!)
                    .WithColumn("x")
                    .AsBinary()
                    .WithDefaultValue(new byte[] { 0, 255 });
                m.Insert.IntoTable("t").Row(new Dictionary<string, object>());
            },
            m => m.Delete.Table("t"),
            Fact.Columns(
                "t",
                "i INTEGER !null =-7; f NUMERIC !null =1.5; s TEXT !null ='it''s'; b INTEGER !null =0; r BOOLEAN !null =FALSE; "
                    + "n TEXT =NULL; x BLOB !null =X'00FF'"
            ),
            new Fact(
                "SELECT quote(i) || quote(f) || quote(s) || quote(b) || quote(r) || quote(n) || quote(x) FROM t",
                "-71.5'it''s'00NULLX'00FF'"
            )
        ),
        new(
            "Create.Table with system defaults",
            m =>
            {
                m.Create.Table("t")
                    .WithColumn("utc")
                    .AsDateTime()
                    .WithDefault(SystemMethods.CurrentUTCDateTime)
                    .WithColumn("local")
                    .AsDateTime()
                    .WithDefault(SystemMethods.CurrentDateTime)
                    .WithColumn("off")
                    .AsDateTimeOffset()
                    .WithDefault(SystemMethods.CurrentDateTimeOffset)
                    .WithColumn("id")
                    .AsGuid()
                    .WithDefault(SystemMethods.NewGuid);
                m.Insert.IntoTable("t").Row(new Dictionary<string, object>()).Row(new Dictionary<string, object>());
            },
            m => m.Delete.Table("t"),
            new Fact("SELECT dflt_value FROM pragma_table_info('t') WHERE name = 'utc'", "CURRENT_TIMESTAMP"),
            new Fact("SELECT abs(julianday(utc) - julianday('now')) < 1 AND length(utc) = 19 FROM t", "1; 1"),
            new Fact("SELECT abs(julianday(local) - julianday('now')) < 2 AND length(local) = 19 FROM t", "1; 1"),
            new Fact("SELECT abs(julianday(off) - julianday('now')) < 1 AND length(off) = 29 FROM t", "1; 1"),
            new Fact(
                "SELECT count(DISTINCT id) FROM t WHERE id GLOB '????????-????-4???-[89ab]???-????????????' AND length(id) = 36 AND "
                    + "replace(id, '-', '') NOT GLOB '*[^0-9a-f]*'",
                "2"
            )
        ),
        new(
            "Create.Table with odd names",
            m =>
            {
                m.Create.Table("my \"odd\" table")
                    .WithColumn("order")
                    .AsInt32()
                    .WithColumn("a\"b c'd")
                    .AsString()
                    .Indexed()
                    .WithColumn("имя")
                    .AsString();
                m.Insert.IntoTable("my \"odd\" table")
                    .Row(
                        new Dictionary<string, object>
                        {
                            ["order"] = 1,
                            ["a\"b c'd"] = "x",
                            ["имя"] = "y",
                        }
                    );
            },
            m => m.Delete.Table("my \"odd\" table"),
            Fact.Columns("my \"odd\" table", "order INTEGER !null; a\"b c'd TEXT !null; имя TEXT !null"),
            new Fact("SELECT \"order\" || \"a\"\"b c'd\" || \"имя\" FROM \"my \"\"odd\"\" table\"", "1xy")
        ),
        new(
            "Create.Table with names quoted already",
            m => m.Create.Table("\"t\"").WithColumn("\"a\"").AsInt32(),
            m => m.Delete.Table("\"t\""),
            Fact.Columns("t", "a INTEGER !null")
        ),
    ];
}
