using System.Data;
using System.Globalization;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Runner.Generators.SQLite;
using FluentMigrator.Runner.Processors;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>FluentMigrator's processor with its own generator, but that it keeps the SQL instead of running it.</summary>
internal sealed class PlainCollector(PlainSession session)
    : ProcessorBase(new SQLiteGenerator(), NullLogger.Instance, new ProcessorOptions()),
        ICommandCollector
{
    private readonly List<DatabaseCommand> _commands = [];

    public override string DatabaseType => ProcessorIdConstants.SQLite;

    public override IList<string> DatabaseTypeAliases => [];

    public bool HasAnswered { get; private set; }

    private PlainSession Asked
    {
        get
        {
            HasAnswered = true;
            return session;
        }
    }

    public void Announce(IReadOnlyList<IMigrationExpression> expressions)
    {
        // Each expression is written by itself.
    }

    public IReadOnlyList<DatabaseCommand> Take()
    {
        DatabaseCommand[] taken = [.. _commands];
        _commands.Clear();
        return taken;
    }

    public override void Process(PerformDBOperationExpression expression) =>
        _commands.Add(
            new ConnectionCommand(
                (connection, transaction) => expression.Operation(connection, transaction!),
                expression.Description ?? "code"
            )
            {
                IsByAuthor = true,
            }
        );

    public override void Execute(string template, params object[] args) =>
        Process(string.Format(CultureInfo.InvariantCulture, template, args));

    public override bool SchemaExists(string schemaName) => false;

    public override bool TableExists(string schemaName, string tableName) => Asked.Schema.HasTable(tableName);

    public override bool ColumnExists(string schemaName, string tableName, string columnName) =>
        Asked.Schema.ReadTable(tableName)?.Column(columnName) is not null;

    public override bool ConstraintExists(string schemaName, string tableName, string constraintName) => false;

    public override bool IndexExists(string schemaName, string tableName, string indexName) =>
        Exists("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = '{0}'", indexName.Replace("'", "''", StringComparison.Ordinal));

    public override bool SequenceExists(string schemaName, string sequenceName) => false;

    public override bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) =>
        Asked.Schema.ReadTable(tableName)?.Column(columnName)?.Default is not null;

    public override bool Exists(string template, params object[] args)
    {
        using var command = Asked.NewCommand(string.Format(CultureInfo.InvariantCulture, template, args));
        return command.ExecuteScalar() is not null;
    }

    public override DataSet Read(string template, params object[] args)
    {
        using var command = Asked.NewCommand(string.Format(CultureInfo.InvariantCulture, template, args));
        using var row = command.ExecuteReader();
        var table = new DataTable();
        table.Load(row);
        return new DataSet { Tables = { table } };
    }

    public override DataSet ReadTableData(string schemaName, string tableName) => Read($"SELECT * FROM \"{tableName}\"");

    protected override void Process(string sql)
    {
        if (sql.Length == 0)
            return;
        session.OfDialect.Add(sql);
        _commands.Add(new SqlCommand(sql));
    }

    protected override void Dispose(bool isDisposing)
    {
        // The session is the caller's.
    }
}
