using System.Globalization;
using System.Reflection;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Schema;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Testing;

/// <summary>
/// A database for one test: in a temporary file, in memory, or that of an open connection. When it is disposed, the file or the in-memory
/// database is deleted. Not thread-safe.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    private readonly TestPlace _place;

    /// <summary>Creates a database without tables, in a temporary file.</summary>
    /// <param name="migrations">The assembly of the migrations.</param>
    /// <param name="configure">Changes the options of the engine; null for the defaults.</param>
    /// <param name="services">Services for the constructors of migrations; null for none.</param>
    public TestDatabase(Assembly migrations, Action<MigrationOptions>? configure = null, IServiceProvider? services = null)
        : this(TestPlace.InFile, migrations, configure, services) { }

    private TestDatabase(Func<TestPlace> place, Assembly migrations, Action<MigrationOptions>? configure, IServiceProvider? services)
    {
        ArgumentNullException.ThrowIfNull(migrations);
        // A test that drops something does so intentionally.
        var options = new MigrationOptions
        {
            Assemblies = { migrations },
            Backup = null,
            AllowDataLoss = true,
        };
        configure?.Invoke(options);
        History = HistoryTables.Of(options);
        _place = place();
        Manager = new MigrationManager(_place.Database, options, services);
    }

    /// <summary>
    /// Creates an in-memory database without tables, which any number of connections can share (<see cref="ConnectionString"/>).
    /// </summary>
    /// <param name="migrations">The assembly of the migrations.</param>
    /// <param name="configure">Changes the options of the engine; null for nothing to change.</param>
    /// <param name="services">Services for the constructors of migrations; null for none.</param>
    public static TestDatabase InMemory(
        Assembly migrations,
        Action<MigrationOptions>? configure = null,
        IServiceProvider? services = null
    ) => new(TestPlace.InMemory, migrations, configure, services);

    /// <summary>
    /// Uses the database of an open connection, such as one to <c>Data Source=:memory:</c> that the code under test uses. The connection is
    /// never closed, and its settings stay as they are.
    /// </summary>
    /// <param name="connection">The connection: open, and without a transaction or a reader whenever this is called.</param>
    /// <param name="migrations">The assembly of the migrations.</param>
    /// <param name="configure">Changes the options of the engine; null for nothing to change.</param>
    /// <param name="services">Services for the constructors of migrations; null for none.</param>
    public static TestDatabase On(
        SqliteConnection connection,
        Assembly migrations,
        Action<MigrationOptions>? configure = null,
        IServiceProvider? services = null
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new TestDatabase(() => TestPlace.On(connection), migrations, configure, services);
    }

    /// <summary>The temporary file; null if the database is in memory, or is that of an open connection.</summary>
    public string? Path => _place.Path;

    /// <summary>
    /// A connection string for the database. For an open connection, it is that connection's own, which may open another database.
    /// </summary>
    public string ConnectionString => _place.ConnectionString;

    /// <summary>The manager of this database.</summary>
    public MigrationManager Manager { get; }

    /// <summary>Applies the migrations up to a version.</summary>
    /// <param name="version">The version; null for the newest.</param>
    public TestDatabase Up(long? version = null)
    {
        Manager.Migrate(version);
        return this;
    }

    /// <summary>Undoes the migrations above a version.</summary>
    /// <param name="version">The version; 0 for none.</param>
    public TestDatabase DownTo(long version)
    {
        Manager.RollbackTo(version);
        return this;
    }

    /// <summary>Runs SQL, such as inserting the initial rows of a test.</summary>
    /// <param name="sql">One or several statements.</param>
    public TestDatabase Execute(string sql)
    {
        _place.Use(connection =>
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL of the test itself.
            command.CommandText = sql;
#pragma warning restore CA2100
            return command.ExecuteNonQuery();
        });
        return this;
    }

    /// <summary>Reads rows: the values of each row as text, separated by bars; NULL is <c>NULL</c>.</summary>
    /// <param name="sql">The query.</param>
    public IReadOnlyList<string> Query(string sql) => [.. Read(sql).Select(row => string.Join('|', row))];

    /// <summary>The tables in which the engine keeps its history. They are not compared.</summary>
    internal IReadOnlyList<TableName> History { get; }

    /// <summary>Reads the schema without the tables of the history.</summary>
    internal SchemaSnapshot ReadSchema()
    {
        using var session = _place.Database.Open(SessionAccess.Read);
        return session.ReadSchema().Without(History);
    }

    /// <summary>Reads rows as <see cref="Query"/> does, value by value.</summary>
    internal IReadOnlyList<string[]> Read(string sql) =>
        _place.Use(connection =>
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL of the test itself.
            command.CommandText = sql;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var rows = new List<string[]>();
            while (reader.Read())
            {
                rows.Add([
                    .. Enumerable
                        .Range(0, reader.FieldCount)
                        .Select(column =>
                            reader.IsDBNull(column) ? "NULL" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!
                        ),
                ]);
            }

            return rows;
        });

    /// <summary>
    /// Applies each pending migration, undoes it and applies it again, and compares the schemas: its <c>Down</c> must restore the previous
    /// schema, and its second <c>Up</c> must create the same schema as the first. Tables of the history are not compared.
    /// </summary>
    /// <exception cref="MigrationAssertException">A migration is not reversible; the message names it and the first difference.</exception>
    public TestDatabase AssertReversible()
    {
        foreach (var entry in Manager.GetStatus().Pending.ToList())
        {
            var from = Manager.GetCurrentVersion();
            // The tables of the history exist after the first migration, and are kept.
            var before = ReadSchema();
            var after = Up(entry.Version).ReadSchema();
            SameSchema.Assert($"Down of {entry.Migration} does not restore the previous schema", before, DownTo(from).ReadSchema());
            SameSchema.Assert($"A second Up of {entry.Migration} does not create the same schema", after, Up(entry.Version).ReadSchema());
        }

        return this;
    }

    /// <summary>
    /// Applies the migrations up to a version, and compares the rows: every row of each table that still exists must still be there, with
    /// the same values of the same types in the columns that still exist. A renamed table or column counts as removed.
    /// </summary>
    /// <param name="version">The version; null for the newest.</param>
    /// <exception cref="MigrationAssertException">Rows are missing, or have other values; the message names the table.</exception>
    public TestDatabase AssertKeepsRows(long? version = null)
    {
        var before = TableRows.Of(this);
        Up(version);
        TableRows.Compare(before, this);
        return this;
    }

    /// <summary>Deletes the file or the in-memory database; leaves an open connection as it is.</summary>
    public void Dispose() => _place.Dispose();
}
