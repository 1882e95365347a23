using System.Data;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using FluentMigrator.Runner.Processors;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>
/// The engine as a FluentMigrator processor: each expression that is processed here runs immediately. Steps of migrations do not use it,
/// see <see cref="EngineMigrationRunner"/>. Opens its session on first use, and begins its transaction with the first operation; both end
/// with the scope. In a preview, nothing is executed.
/// </summary>
internal class EngineProcessor : IMigrationProcessor
{
    private readonly ProcessorDatabase _database;
    private readonly Lazy<RunLog> _log;

    public EngineProcessor(RunnerDialect dialect, IServiceProvider services)
    {
        Dialect = dialect;
        var options = services.GetRequiredService<IOptionsSnapshot<ProcessorOptions>>().Value;
        HasConnection = !services.GetRequiredService<IOptions<RunnerOptions>>().Value.NoConnection;
        IsPreview = options.PreviewOnly || !HasConnection;
        var loggers = services.GetRequiredService<ILoggerFactory>();
        Logger = loggers.CreateLogger<MigrationRunner>();
        SqlLogger = loggers.CreateLogger(dialect.Processor);
        _database = new ProcessorDatabase(
            new(() =>
                HasConnection
                    ? dialect.Open(services.GetRequiredService<IConnectionStringAccessor>().ConnectionString, options)
                    : dialect.Empty(options)
            ),
            IsPreview
        );
        Transaction = new ProcessorTransaction(_database, SqlLogger);
        _log = new(() => new RunLog(Logger, SqlLogger, Database.Quoter, services.GetRequiredService<IStopWatch>()));
    }

    /// <summary>The database product.</summary>
    public RunnerDialect Dialect { get; }

    /// <summary>Whether the database exists and is not empty.</summary>
    public bool HasConnection { get; }

    /// <summary>Whether commands are only reported.</summary>
    public bool IsPreview { get; }

    /// <summary>Logs steps and operations, in the category of FluentMigrator's runner.</summary>
    public ILogger Logger { get; }

    /// <summary>Logs statements and transactions, in the category of FluentMigrator's processor.</summary>
    public ILogger SqlLogger { get; }

    public IDatabase Database => _database.Database;

    /// <exception cref="ObjectDisposedException">The scope of the processor has ended.</exception>
    public IDatabaseSession Session => _database.Session;

    /// <summary>Notified of everything that runs.</summary>
    public RunLog Log => _log.Value;

    /// <summary>The transaction that FluentMigrator or the host requested.</summary>
    public ProcessorTransaction Transaction { get; }

    public string DatabaseType => Dialect.Id;

    public IList<string> DatabaseTypeAliases => [Dialect.Alias, .. Dialect.OtherIds];

    // A later IMigrationProcessor has this and HasTransaction. The runtime binds to them only if they are public and virtual.
    public virtual IQuoter Quoter => Database.Quoter;

    private ICommandCollector Collector => _database.Collector;

    public virtual bool HasTransaction() => Transaction.IsOpen;

    public void BeginTransaction() => Transaction.Begin();

    public void CommitTransaction() => Transaction.Commit();

    public void RollbackTransaction() => Transaction.Rollback();

    /// <summary>Connects again, to a database that another process may have created since it was found missing.</summary>
    public void Reconnect() => _database.Close();

    public void Execute(string sql)
    {
        ProcessorFaults.Explain(Database, sql, () => Collector.Execute(sql));
        Run(Collector.Take());
    }

    public void Execute(string template, params object[] args)
    {
        ProcessorFaults.Explain(Database, template, () => Collector.Execute(template, args));
        Run(Collector.Take());
    }

    public bool Exists(string template, params object[] args) => Collector.Exists(template, args);

    public DataSet Read(string template, params object[] args) => Collector.Read(template, args);

    public DataSet ReadTableData(string schemaName, string tableName) => Collector.ReadTableData(schemaName, tableName);

    public bool SchemaExists(string schemaName) => Collector.SchemaExists(schemaName);

    public bool TableExists(string schemaName, string tableName) => Collector.TableExists(schemaName, tableName);

    public bool ColumnExists(string schemaName, string tableName, string columnName) =>
        Collector.ColumnExists(schemaName, tableName, columnName);

    public bool ConstraintExists(string schemaName, string tableName, string constraintName) =>
        Collector.ConstraintExists(schemaName, tableName, constraintName);

    public bool IndexExists(string schemaName, string tableName, string indexName) =>
        Collector.IndexExists(schemaName, tableName, indexName);

    public bool SequenceExists(string schemaName, string sequenceName) => Collector.SequenceExists(schemaName, sequenceName);

    public bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) =>
        Collector.DefaultValueExists(schemaName, tableName, columnName, defaultValue);

    public void Process(CreateSchemaExpression expression) => Perform(expression);

    public void Process(DeleteSchemaExpression expression) => Perform(expression);

    public void Process(AlterTableExpression expression) => Perform(expression);

    public void Process(AlterColumnExpression expression) => Perform(expression);

    public void Process(CreateTableExpression expression) => Perform(expression);

    public void Process(CreateColumnExpression expression) => Perform(expression);

    public void Process(DeleteTableExpression expression) => Perform(expression);

    public void Process(DeleteColumnExpression expression) => Perform(expression);

    public void Process(CreateForeignKeyExpression expression) => Perform(expression);

    public void Process(DeleteForeignKeyExpression expression) => Perform(expression);

    public void Process(CreateIndexExpression expression) => Perform(expression);

    public void Process(DeleteIndexExpression expression) => Perform(expression);

    public void Process(RenameTableExpression expression) => Perform(expression);

    public void Process(RenameColumnExpression expression) => Perform(expression);

    public void Process(InsertDataExpression expression) => Perform(expression);

    public void Process(AlterDefaultConstraintExpression expression) => Perform(expression);

    public void Process(PerformDBOperationExpression expression) => Perform(expression);

    public void Process(DeleteDataExpression expression) => Perform(expression);

    public void Process(UpdateDataExpression expression) => Perform(expression);

    public void Process(AlterSchemaExpression expression) => Perform(expression);

    public void Process(CreateSequenceExpression expression) => Perform(expression);

    public void Process(DeleteSequenceExpression expression) => Perform(expression);

    public void Process(CreateConstraintExpression expression) => Perform(expression);

    public void Process(DeleteConstraintExpression expression) => Perform(expression);

    public void Process(DeleteDefaultConstraintExpression expression) => Perform(expression);

    /// <summary>Reports commands and, unless this is a preview, executes them, in the requested transaction.</summary>
    /// <exception cref="MigrationException">One failed.</exception>
    public void Run(IReadOnlyList<DatabaseCommand> commands)
    {
        if (!IsPreview && commands.Count > 0)
            Transaction.Join(rebuildsTables: false);
        foreach (var command in commands)
            ProcessorFaults.Explain(Database, command.Text, () => RunApart([command]));
    }

    /// <summary>
    /// Reports commands and, unless this is a preview, executes them, whether or not the requested transaction has begun.
    /// </summary>
    public void RunApart(IReadOnlyList<DatabaseCommand> commands)
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

    public void Dispose() => _database.Dispose();

    private void Perform(IMigrationExpression expression)
    {
        Log.Begin(expression);
        Collector.Announce([expression]);
        if (Collector.RebuildsTables)
            Transaction.Run(rebuildsTables: true, Perform);
        else
            Perform();
        Log.End(expression);

        void Perform()
        {
            expression.ExecuteWith(Collector);
            Run(Collector.Take());
        }
    }
}
