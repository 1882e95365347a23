using System.Data;

using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;

using Gromozeka.FluentMigrations.Dialect;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FluentMigrator.Runner.Engine;

/// <summary>
/// A processor that runs each expression at once: it has the dialect's collector turn it into commands, and its session execute them.
/// The session is opened when it is first needed and ends with the scope. In a preview nothing is executed.
/// </summary>
internal sealed class EngineProcessor : IMigrationProcessor
{
    private readonly IEngineDialect _dialect;
    private readonly Lazy<IDatabase> _database;
    private readonly Lazy<IDatabaseSession> _session;
    private readonly Lazy<ICommandCollector> _collector;
    private readonly Lazy<RunLog> _log;

    public EngineProcessor(IEngineDialect dialect, IServiceProvider services)
    {
        _dialect = dialect;
        var options = services.GetRequiredService<IOptionsSnapshot<ProcessorOptions>>().Value;
        var hasConnection = !services.GetRequiredService<IOptions<RunnerOptions>>().Value.NoConnection;
        IsPreview = options.PreviewOnly || !hasConnection;
        Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(RunnerEventIds.RunnerCategory);
        _database = new(() => hasConnection
            ? dialect.Open(services.GetRequiredService<IConnectionStringAccessor>().ConnectionString, options)
            : dialect.Nothing(options));
        _session = new(() => Database.Open(IsPreview ? SessionAccess.Read : SessionAccess.Write));
        _collector = new(() => Session.NewCollector());
        _log = new(() => new RunLog(Logger, Database.Quoter, services.GetRequiredService<IStopWatch>()));
    }

    /// <summary>Whether commands are only reported.</summary>
    public bool IsPreview { get; }

    public ILogger Logger { get; }

    public IDatabase Database => _database.Value;

    public IDatabaseSession Session => _session.Value;

    /// <summary>Told of everything that runs.</summary>
    public RunLog Log => _log.Value;

    public string DatabaseType => _dialect.Id;

    public IList<string> DatabaseTypeAliases => _dialect.Aliases;

    public IQuoter Quoter => Database.Quoter;

    public void BeginTransaction()
    {
        Logger.LogSay("Beginning Transaction");
        if (IsPreview)
            return;
        Session.EnsureCreated();
        Session.Begin();
    }

    public void CommitTransaction()
    {
        Logger.LogSay("Committing Transaction");
        if (!IsPreview)
            Session.Commit();
    }

    /// <summary>Does nothing where there is no transaction: a failed step has ended it already.</summary>
    public void RollbackTransaction()
    {
        Logger.LogSay("Rolling back transaction");
        if (!IsPreview)
            Session.Rollback();
    }

    public bool HasTransaction() => _session.IsValueCreated && Session.InTransaction;

    public void Execute(string sql)
    {
        _collector.Value.Execute(sql);
        Run(_collector.Value.Take());
    }

    public void Execute(string template, params object[] args)
    {
        _collector.Value.Execute(template, args);
        Run(_collector.Value.Take());
    }

    public bool Exists(string template, params object[] args) => _collector.Value.Exists(template, args);

    public DataSet Read(string template, params object[] args) => _collector.Value.Read(template, args);

    public DataSet ReadTableData(string schemaName, string tableName) => _collector.Value.ReadTableData(schemaName, tableName);

    public bool SchemaExists(string schemaName) => _collector.Value.SchemaExists(schemaName);

    public bool TableExists(string schemaName, string tableName) => _collector.Value.TableExists(schemaName, tableName);

    public bool ColumnExists(string schemaName, string tableName, string columnName) => _collector.Value.ColumnExists(schemaName, tableName, columnName);

    public bool ConstraintExists(string schemaName, string tableName, string constraintName) =>
        _collector.Value.ConstraintExists(schemaName, tableName, constraintName);

    public bool IndexExists(string schemaName, string tableName, string indexName) => _collector.Value.IndexExists(schemaName, tableName, indexName);

    public bool SequenceExists(string schemaName, string sequenceName) => _collector.Value.SequenceExists(schemaName, sequenceName);

    public bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) =>
        _collector.Value.DefaultValueExists(schemaName, tableName, columnName, defaultValue);

    public void Process(CreateSchemaExpression expression) => Carry(expression);

    public void Process(DeleteSchemaExpression expression) => Carry(expression);

    public void Process(AlterTableExpression expression) => Carry(expression);

    public void Process(AlterColumnExpression expression) => Carry(expression);

    public void Process(CreateTableExpression expression) => Carry(expression);

    public void Process(CreateColumnExpression expression) => Carry(expression);

    public void Process(DeleteTableExpression expression) => Carry(expression);

    public void Process(DeleteColumnExpression expression) => Carry(expression);

    public void Process(CreateForeignKeyExpression expression) => Carry(expression);

    public void Process(DeleteForeignKeyExpression expression) => Carry(expression);

    public void Process(CreateIndexExpression expression) => Carry(expression);

    public void Process(DeleteIndexExpression expression) => Carry(expression);

    public void Process(RenameTableExpression expression) => Carry(expression);

    public void Process(RenameColumnExpression expression) => Carry(expression);

    public void Process(InsertDataExpression expression) => Carry(expression);

    public void Process(AlterDefaultConstraintExpression expression) => Carry(expression);

    public void Process(PerformDBOperationExpression expression) => Carry(expression);

    public void Process(DeleteDataExpression expression) => Carry(expression);

    public void Process(UpdateDataExpression expression) => Carry(expression);

    public void Process(AlterSchemaExpression expression) => Carry(expression);

    public void Process(CreateSequenceExpression expression) => Carry(expression);

    public void Process(DeleteSequenceExpression expression) => Carry(expression);

    public void Process(CreateConstraintExpression expression) => Carry(expression);

    public void Process(DeleteConstraintExpression expression) => Carry(expression);

    public void Process(DeleteDefaultConstraintExpression expression) => Carry(expression);

    /// <summary>Reports commands and, unless this is a preview, executes them.</summary>
    public void Run(IReadOnlyList<DatabaseCommand> commands)
    {
        foreach (var command in commands)
        {
            Log.Run(command);
            if (IsPreview)
                continue;
            Session.EnsureCreated();
            Session.Execute(command);
        }
    }

    public void Dispose()
    {
        if (_session.IsValueCreated)
            Session.Dispose();
    }

    private void Carry(IMigrationExpression expression)
    {
        Log.Begin(expression);
        _collector.Value.Announce([expression]);
        expression.ExecuteWith(_collector.Value);
        Run(_collector.Value.Take());
        Log.End(expression);
    }
}
