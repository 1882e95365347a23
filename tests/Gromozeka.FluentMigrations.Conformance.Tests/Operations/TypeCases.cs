using System.Data;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

/// <summary>Each type of a column: what it is called, and that a value comes back as it went in.</summary>
internal static class TypeCases
{
    private static readonly DateTime Noon = new(2026, 2, 28, 12, 34, 56, 789);
    private static readonly Guid Key = new("0b0a5a0e-3f5c-4f3e-9a56-1d2c3b4a5f60");

    public static readonly Case[] All =
    [
        Of("AsAnsiString()", c => c.AsAnsiString(), "é", "TEXT|é", "text|é"),
        Of("AsAnsiString(size)", c => c.AsAnsiString(20), "it's", "TEXT|it's", "character varying(20)|it's"),
        Of("AsBinary()", c => c.AsBinary(), new byte[] { 0, 255, 39 }, "BLOB|00FF27", "bytea|00FF27"),
        Of("AsBinary(size)", c => c.AsBinary(3), new byte[] { 0, 255 }, "BLOB|00FF", "bytea|00FF"),
        Of("AsBoolean() true", c => c.AsBoolean(), true, "INTEGER|1", "boolean|1"),
        Of("AsBoolean() false", c => c.AsBoolean(), false, "INTEGER|0", "boolean|0"),
        Of("AsByte()", c => c.AsByte(), (byte)255, "INTEGER|255", "smallint|255"),
        Of("AsColumnDataType(type)", c => c.AsColumnDataType(new ColumnDataType { Type = DbType.Int64 }), 5L, "INTEGER|5", "bigint|5"),
        Of("AsCurrency()", c => c.AsCurrency(), 12.34m, "NUMERIC|12.34", "money|12.34"),
        Of("AsCustom(type)", c => c.AsCustom("VARCHAR(7)"), "custom", "VARCHAR(7)|custom", "character varying(7)|custom"),
        Of("AsDate()", c => c.AsDate(), Noon.Date, "DATETIME|2026-02-28 00:00:00", "date|2026-02-28"),
        Of(
            "AsDateTime()",
            c => c.AsDateTime(),
            Noon,
            "DATETIME|2026-02-28 12:34:56.789",
            "timestamp without time zone|2026-02-28 12:34:56.789"
        ),
        Of(
            "AsDateTime2()",
            c => c.AsDateTime2(),
            Noon,
            "DATETIME|2026-02-28 12:34:56.789",
            "timestamp without time zone|2026-02-28 12:34:56.789"
        ),
        Of(
            "AsDateTimeOffset()",
            c => c.AsDateTimeOffset(),
            new DateTimeOffset(Noon, TimeSpan.FromHours(3)),
            "DATETIME|2026-02-28 12:34:56.789+03:00",
            "timestamp with time zone|2026-02-28 09:34:56.789"
        ),
        Of("AsDecimal()", c => c.AsDecimal(), 1234567.25m, "NUMERIC|1234567.25", "numeric(19,5)|1234567.25000"),
        Of("AsDecimal(size, precision)", c => c.AsDecimal(10, 2), -0.5m, "NUMERIC|-0.5", "numeric(10,2)|-0.50"),
        Of("AsDouble()", c => c.AsDouble(), 0.1 + 0.2, "NUMERIC|0.30000000000000004", "double precision|0.30000000000000004"),
        Of("AsFixedLengthAnsiString(size)", c => c.AsFixedLengthAnsiString(4), "abcd", "TEXT|abcd", "character(4)|abcd"),
        Of("AsFixedLengthString(size)", c => c.AsFixedLengthString(4), "ебжд", "TEXT|ебжд", "character(4)|ебжд"),
        Of("AsFloat()", c => c.AsFloat(), 0.5f, "NUMERIC|0.5", "real|0.5"),
        Of("AsGuid()", c => c.AsGuid(), Key, $"UNIQUEIDENTIFIER|{Key:D}", $"uuid|{Key:D}"),
        Of("AsInt16()", c => c.AsInt16(), short.MinValue, "INTEGER|-32768", "smallint|-32768"),
        Of("AsInt32()", c => c.AsInt32(), int.MinValue, "INTEGER|-2147483648", "integer|-2147483648"),
        Of("AsInt64()", c => c.AsInt64(), long.MaxValue, "INTEGER|9223372036854775807", "bigint|9223372036854775807"),
        Of("AsString()", c => c.AsString(), "a\\b\n'", "TEXT|a\\b\n'", "text|a\\b\n'"),
        Of("AsString(size)", c => c.AsString(20), "Боря 🐈", "TEXT|Боря 🐈", "character varying(20)|Боря 🐈"),
        Of("AsTime()", c => c.AsTime(), new TimeSpan(0, 12, 34, 56, 500), "DATETIME|12:34:56.5000000", "time without time zone|12:34:56.5"),
        Of("AsXml()", c => c.AsXml(), "<a>&amp;</a>", "TEXT|<a>&amp;</a>", "xml|<a>&amp;</a>"),
    ];

    private static Case Of(
        string name,
        Func<ICreateTableColumnAsTypeSyntax, ICreateTableColumnOptionOrWithColumnSyntax> type,
        object value,
        string sqlite,
        string postgres
    ) =>
        new(
            name,
            m =>
            {
                type(m.Create.Table("t").WithColumn("c")).Nullable();
                m.Insert.IntoTable("t").Row(new Dictionary<string, object> { ["c"] = value });
                m.Insert.IntoTable("t").Row(new Dictionary<string, object> { ["c"] = DBNull.Value });
            },
            m => m.Delete.Table("t"),
            new Fact("type and value", product => $"{TypeOf(product)}|{product.Read("SELECT c FROM t WHERE c IS NOT NULL")}", sqlite).On(
                Products.Postgres,
                postgres
            ),
            Fact.Rows("SELECT count(*) FROM t WHERE c IS NULL", "1")
        );

    private static string? TypeOf(Product product)
    {
        using var session = product.Database().Open(SessionAccess.Read);
        return session.Schema.ReadTable("t")?.Column("c")?.Type;
    }
}
