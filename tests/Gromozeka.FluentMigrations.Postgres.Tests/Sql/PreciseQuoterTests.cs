using FluentMigrator;
using Gromozeka.FluentMigrations.Postgres.Sql;

namespace Gromozeka.FluentMigrations.Postgres.Tests.Sql;

/// <summary>Each literal is the value that the migration gives, on the server.</summary>
public class PreciseQuoterTests
{
    public static TheoryData<string> Values => [.. Cases.Keys];

    private static readonly Dictionary<string, (object Value, string Type, string Read)> Cases = new()
    {
        ["a date"] = (new DateOnly(2020, 1, 2), "date", "2020-01-02"),
        ["a time of the day"] = (new TimeOnly(3, 4, 5, 678), "time", "03:04:05.678"),
        ["a time with microseconds"] = (new DateTime(2020, 1, 2, 3, 4, 5).AddTicks(6_789_010), "timestamp", "2020-01-02 03:04:05.678901"),
        ["a time with an offset"] = (
            new DateTimeOffset(2020, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)),
            "timestamptz",
            "2020-01-02 01:04:05.678+00"
        ),
        ["a text"] = (@"it's \ ""so""; -- $$", "text", @"it's \ ""so""; -- $$"),
        ["a blob"] = (new byte[] { 0, 255, 39, 92 }, "bytea", @"\x00ff275c"),
        ["a double"] = (0.1 + 0.2, "float8", "0.30000000000000004"),
        ["infinity"] = (double.PositiveInfinity, "float8", "Infinity"),
        ["a decimal"] = (123456789012345678.901234m, "numeric", "123456789012345678.901234"),
        ["a GUID"] = (Guid.Parse("01020304-0506-0708-090a-0b0c0d0e0f10"), "uuid", "01020304-0506-0708-090a-0b0c0d0e0f10"),
        ["true"] = (true, "boolean", "true"),
    };

    [PostgresTheory]
    [MemberData(nameof(Values))]
    public void QuoteValue_IsReadAsTheValue(string name)
    {
        var (value, type, read) = Cases[name];
        using var database = new PostgresDatabaseOfTest();

        var rows = database.Rows($"SET timezone = 'UTC'; SELECT ({new PreciseQuoter().QuoteValue(value)}::{type})::text");

        Assert.Equal([read], rows);
    }

    [PostgresFact]
    public void NewGuid_IsMadeByTheServer()
    {
        using var database = new PostgresDatabaseOfTest();

        Assert.True(Guid.TryParse(database.Rows($"SELECT {new PreciseQuoter().QuoteValue(SystemMethods.NewGuid)}")[0], out _));
    }
}
