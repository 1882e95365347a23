using System.Data;
using System.Globalization;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Operations;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Steps;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>
/// FluentMigrator's processor, which executes nothing: it answers questions about the schema, and collects the commands of each operation.
/// FluentMigrator requires its members, one for each operation.
/// </summary>
internal class SqliteCollector : ICommandCollector
{
    private readonly SqliteSession _session;
    private readonly SqliteDatabaseOptions _options;
    private readonly ColumnClause _columns;
    private readonly SqliteSchemaQueries _schema;
    private readonly List<DatabaseCommand> _commands = [];
    private StepOperations _operations;
    private int _taken;

    public SqliteCollector(SqliteSession session, SqliteDatabaseOptions options)
    {
        (_session, _options) = (session, options);
        _columns = new ColumnClause(options);
        _schema = new SqliteSchemaQueries(session, _columns.Values);
        _operations = new StepOperations(session, options, _columns, AnnouncedStep.Nothing);
    }

    public string DatabaseType => ProcessorIdConstants.SQLite;

    public IList<string> DatabaseTypeAliases => [];

    // A later IMigrationProcessor has this and HasTransaction. The runtime binds to them only if they are public and virtual.
    public virtual IQuoter Quoter => _columns.Values;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public bool HasAnswered { get; private set; }

    public void Announce(IReadOnlyList<IMigrationExpression> expressions)
    {
        var identities = _options.LeaveOutIdentityWithoutKey ? IdentityWithoutKey.LeaveOut(expressions, _columns) : [];
        var descriptions = _options.LeaveOutDescriptions ? Descriptions.LeftOut(expressions) : [];
        Warnings = [.. identities, .. descriptions, .. UnknownOptions.LeftOut(expressions)];
        _operations = new StepOperations(_session, _options, _columns, new AnnouncedStep(expressions, _operations.Step));
    }

    public bool RebuildsTables => _operations.RebuildsTables;

    public IReadOnlyList<DatabaseCommand> Take()
    {
        _session.Steps.Operation = NextOperation();
        DatabaseCommand[] taken = [.. _commands];
        _commands.Clear();
        return taken;
    }

    /// <summary>The operation whose commands are being collected, for errors.</summary>
    private string NextOperation()
    {
        var step = _operations.Step.Expressions;
        var name = _taken < step.Count ? $" ({step[_taken].GetType().Name.Replace("Expression", "", StringComparison.Ordinal)})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"operation {++_taken} of {Math.Max(_taken, step.Count)}{name}");
    }

    private SqliteSchemaQueries Schema
    {
        get
        {
            HasAnswered = true;
            return _schema;
        }
    }

    public bool SchemaExists(string schemaName) => Schema.SchemaExists(schemaName);

    public bool TableExists(string schemaName, string tableName) => Schema.TableExists(schemaName, tableName);

    public bool ColumnExists(string schemaName, string tableName, string columnName) =>
        Schema.ColumnExists(schemaName, tableName, columnName);

    public bool ConstraintExists(string schemaName, string tableName, string constraintName) =>
        Schema.ConstraintExists(schemaName, tableName, constraintName);

    public bool IndexExists(string schemaName, string tableName, string indexName) => Schema.IndexExists(schemaName, tableName, indexName);

    public bool SequenceExists(string schemaName, string sequenceName) => false;

    public bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) =>
        Schema.DefaultValueExists(schemaName, tableName, columnName, defaultValue);

    public bool Exists(string template, params object[] args) => Schema.Exists(Format(template, args));

    public DataSet Read(string template, params object[] args) => Schema.Read(Format(template, args));

    public DataSet ReadTableData(string schemaName, string tableName) =>
        Schema.Read($"SELECT * FROM {Quoter.QuoteTableName(tableName, schemaName)}");

    public void Execute(string sql)
    {
        PlainSql.Check(sql, _session.InTransaction);
        UnfinishedText.Check(sql);
        foreach (var statement in SqliteScript.Statements(_session.Options.StripComments ? SqliteScript.WithoutComments(sql) : sql))
            _commands.Add(new SqlCommand(statement) { IsByAuthor = true });
    }

    public void Execute(string template, params object[] args) => Execute(Format(template, args));

    public void Process(CreateTableExpression expression) => Add(expression);

    public void Process(DeleteTableExpression expression) => Add(expression);

    public void Process(RenameTableExpression expression) => Add(expression);

    public void Process(AlterTableExpression expression) => Add(expression);

    public void Process(CreateColumnExpression expression) => Add(expression);

    public void Process(DeleteColumnExpression expression) => Add(expression);

    public void Process(RenameColumnExpression expression) => Add(expression);

    public void Process(AlterColumnExpression expression) => Add(expression);

    public void Process(AlterDefaultConstraintExpression expression) => Add(expression);

    public void Process(DeleteDefaultConstraintExpression expression) => Add(expression);

    public void Process(CreateIndexExpression expression) => Add(expression);

    public void Process(DeleteIndexExpression expression) => Add(expression);

    public void Process(CreateConstraintExpression expression) => Add(expression);

    public void Process(DeleteConstraintExpression expression) => Add(expression);

    public void Process(CreateForeignKeyExpression expression) => Add(expression);

    public void Process(DeleteForeignKeyExpression expression) => Add(expression);

    public void Process(InsertDataExpression expression) => Add(expression);

    public void Process(UpdateDataExpression expression) => Add(expression);

    public void Process(DeleteDataExpression expression) => Add(expression);

    public void Process(PerformDBOperationExpression expression) => Add(expression);

    public void Process(CreateSchemaExpression expression) => Add(expression);

    public void Process(DeleteSchemaExpression expression) => Add(expression);

    public void Process(AlterSchemaExpression expression) => Add(expression);

    public void Process(CreateSequenceExpression expression) => Add(expression);

    public void Process(DeleteSequenceExpression expression) => Add(expression);

    public void BeginTransaction() => throw OwnTransaction();

    public void CommitTransaction() => throw OwnTransaction();

    public void RollbackTransaction() => throw OwnTransaction();

    public virtual bool HasTransaction() => _session.InTransaction;

    public void Dispose() => _commands.Clear();

    private static string Format(string template, object[] args) =>
        args.Length == 0 ? template : string.Format(CultureInfo.InvariantCulture, template, args);

    private static NotSupportedException OwnTransaction() =>
        new(
            "The engine begins and ends the transaction of a step, so that its version row commits with it. "
                + "For a migration without a transaction, use TransactionBehavior.None."
        );

    private void Add(IMigrationExpression expression) => _commands.AddRange(_operations.Of(expression));
}
