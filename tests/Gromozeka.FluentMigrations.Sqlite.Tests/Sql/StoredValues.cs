namespace Gromozeka.FluentMigrations.Sqlite.Sql;

public enum Colour
{
    Red = 1,
    DarkBlue = 2,
}

/// <summary>A .NET value, the declared type of its column, and what SQLite then holds: storage class and literal (of a double: the shortest
/// text that is exactly it, because quote() rounds).</summary>
internal sealed record StoredValue(string Name, object Value, string Type, string Expected);

/// <summary>Values of every type, those first that are easily spoilt.</summary>
internal static class StoredValues
{
    private static readonly DateTime Moment = new(2026, 1, 2, 3, 4, 5);

    public static readonly IReadOnlyDictionary<string, StoredValue> All = new StoredValue[]
    {
        new("quotes", "it's \"x\" `y` [z] '' $(a) @p0 ; --", "TEXT", "text:'it''s \"x\" `y` [z] '''' $(a) @p0 ; --'"),
        new("lines", "a\r\nb\tc\\n", "TEXT", "text:'a\r\nb\tc\\n'"),
        new("unicode", "Громозека ÄÖ 漢字 \u0301", "TEXT", "text:'Громозека ÄÖ 漢字 \u0301'"),
        new("emoji", "👩‍👩‍👧 🐈", "TEXT", "text:'👩‍👩‍👧 🐈'"),
        new("empty text", "", "TEXT", "text:''"),
        new("text like a number, as text", "007", "TEXT", "text:'007'"),
        new("text null", "NULL", "TEXT", "text:'NULL'"),
        new("non-unicode string", new FluentMigrator.NonUnicodeString("a'b"), "TEXT", "text:'a''b'"),
        new("char", 'x', "TEXT", "text:'x'"),
        new("char quote", '\'', "TEXT", "text:''''"),
        new("bytes", new byte[] { 0, 39, 255 }, "BLOB", "blob:X'0027FF'"),
        new("bytes, text column", new byte[] { 65 }, "TEXT", "blob:X'41'"),
        new("no bytes", Array.Empty<byte>(), "BLOB", "blob:X''"),
        new("true", true, "INTEGER", "integer:1"),
        new("false", false, "INTEGER", "integer:0"),
        new("sbyte", sbyte.MinValue, "INTEGER", "integer:-128"),
        new("byte", byte.MaxValue, "INTEGER", "integer:255"),
        new("short", short.MinValue, "INTEGER", "integer:-32768"),
        new("ushort", ushort.MaxValue, "INTEGER", "integer:65535"),
        new("int", int.MinValue, "INTEGER", "integer:-2147483648"),
        new("uint", uint.MaxValue, "INTEGER", "integer:4294967295"),
        new("long min", long.MinValue, "INTEGER", "integer:-9223372036854775808"),
        new("long max", long.MaxValue, "NUMERIC", "integer:9223372036854775807"),
        new("long, text column", 5L, "TEXT", "text:'5'"),
        new("long, real column", 9007199254740992L, "REAL", "real:9007199254740992"),
        new("ulong", (ulong)long.MaxValue, "INTEGER", "integer:9223372036854775807"),
        new("double", -1.5, "NUMERIC", "real:-1.5"),
        new("double tiny", 1e-300, "REAL", "real:1E-300"),
        new("double huge", double.MaxValue, "NUMERIC", "real:1.7976931348623157E+308"),
        new("double 17 digits", 0.1 + 0.2, "REAL", "real:0.30000000000000004"),
        new("double whole", 3.0, "REAL", "real:3"),
        new("float", 0.1f, "NUMERIC", "real:0.1"),
        new("infinity", double.PositiveInfinity, "REAL", "real:Infinity"),
        new("minus infinity", float.NegativeInfinity, "NUMERIC", "real:-Infinity"),
        new("decimal", 1.25m, "NUMERIC", "real:1.25"),
        new("decimal whole", 12m, "NUMERIC", "integer:12"),
        new("decimal, 15 digits", 0.123456789012345m, "NUMERIC", "real:0.123456789012345"),
        new("decimal, text column", 1.10m, "TEXT", "text:'1.10'"),
        new("decimal, 28 digits, text column", -1234567890.123456789012345678m, "TEXT", "text:'-1234567890.123456789012345678'"),
        new("decimal, 28 digits, no type", 0.1234567890123456789012345678m, "BLOB", "text:'0.1234567890123456789012345678'"),
        new("decimal, 29 digits, text column", decimal.MaxValue, "VARCHAR(30)", "text:'79228162514264337593543950335'"),
        new("decimal, 19 digits, integer column", 9223372036854775807m, "INTEGER", "integer:9223372036854775807"),
        new("DateTime", Moment, "DATETIME", "text:'2026-01-02 03:04:05'"),
        new("DateTime fraction", Moment.AddTicks(1234567), "DATETIME", "text:'2026-01-02 03:04:05.1234567'"),
        new("DateTime short fraction", Moment.AddMilliseconds(120), "TEXT", "text:'2026-01-02 03:04:05.12'"),
        new("DateTime UTC", DateTime.SpecifyKind(Moment, DateTimeKind.Utc), "DATETIME", "text:'2026-01-02 03:04:05'"),
        new("DateTime local", DateTime.SpecifyKind(Moment, DateTimeKind.Local), "DATETIME", "text:'2026-01-02 03:04:05'"),
        new("DateTime min", DateTime.MinValue, "DATETIME", "text:'0001-01-01 00:00:00'"),
        new(
            "DateTimeOffset",
            new DateTimeOffset(Moment, TimeSpan.FromHours(-5.5)).AddTicks(10),
            "DATETIME",
            "text:'2026-01-02 03:04:05.000001-05:30'"
        ),
        new("DateOnly", new DateOnly(2026, 1, 2), "DATETIME", "text:'2026-01-02'"),
        new("TimeOnly", new TimeOnly(3, 4, 5, 6), "DATETIME", "text:'03:04:05.006'"),
        new("TimeSpan", -new TimeSpan(1, 2, 3, 4, 5), "DATETIME", "text:'-1.02:03:04.0050000'"),
        new("Guid", new Guid("00112233-4455-6677-8899-AABBCCDDEEFF"), "UNIQUEIDENTIFIER", "text:'00112233-4455-6677-8899-aabbccddeeff'"),
        new("enum", Colour.DarkBlue, "TEXT", "text:'DarkBlue'"),
    }.ToDictionary(value => value.Name);
}
