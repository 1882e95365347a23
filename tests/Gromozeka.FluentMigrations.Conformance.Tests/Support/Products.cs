namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>The products whose dialects have to do the same.</summary>
internal static class Products
{
    public const string Sqlite = "SQLite";
    public const string Postgres = "PostgreSQL";

    /// <summary>The products that are there: PostgreSQL if there is a server (<see cref="PostgresServer"/>).</summary>
    public static TheoryData<string> Names => PostgresServer.IsThere ? [Sqlite, Postgres] : [Sqlite];

    /// <summary>Each of them with each of some cases.</summary>
    public static TheoryData<string, string> With(IEnumerable<string> cases)
    {
        var rows = new TheoryData<string, string>();
        foreach (var one in cases)
        foreach (var row in (IEnumerable<object[]>)Names)
            rows.Add((string)row[0], one);
        return rows;
    }

    /// <summary>A product with an empty database.</summary>
    public static Product New(string name) => name == Sqlite ? new SqliteProduct() : new PostgresProduct();
}
