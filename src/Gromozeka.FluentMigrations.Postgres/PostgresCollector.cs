using System.Data;
using System.Globalization;
using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Generators;
using FluentMigrator.Runner.Generators.Postgres;
using FluentMigrator.Runner.Processors;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Schema;
using Gromozeka.FluentMigrations.Postgres.Sql;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gromozeka.FluentMigrations.Postgres;

/// <summary>
/// FluentMigrator's processor with its generator for the version of the server, which executes nothing: it answers questions about the
/// schema, and collects the SQL of each operation.
/// </summary>
internal sealed class PostgresCollector(PostgresSession session)
    : ProcessorBase(GeneratorOf(session), NullLogger.Instance, new ProcessorOptions()),
        ICommandCollector
{
    /// <summary>How many rows one command inserts, so that their SQL is not in memory at once.</summary>
    private const int RowsOfCommand = 1000;

    private readonly SchemaQuestions _questions = new(session);
    private readonly PostgresDescriptionGenerator _descriptions = new((PostgresQuoter)session.Database.Quoter);
    private readonly List<DatabaseCommand> _commands = [];

    public override string DatabaseType => Generator.GeneratorId;

    public override IList<string> DatabaseTypeAliases =>
        [.. Generator.GeneratorIdAliases, ProcessorIdConstants.Postgres, ProcessorIdConstants.PostgreSQL];

    public bool HasAnswered { get; private set; }

    private SchemaQuestions Asked
    {
        get
        {
            HasAnswered = true;
            return _questions;
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

    public override bool SchemaExists(string schemaName) => Asked.HasSchema(schemaName);

    public override bool TableExists(string schemaName, string tableName) => Asked.HasTable(schemaName, tableName);

    public override bool ColumnExists(string schemaName, string tableName, string columnName) =>
        Asked.HasColumn(schemaName, tableName, columnName);

    public override bool ConstraintExists(string schemaName, string tableName, string constraintName) =>
        Asked.HasConstraint(schemaName, tableName, constraintName);

    public override bool IndexExists(string schemaName, string tableName, string indexName) =>
        Asked.HasIndex(schemaName, tableName, indexName);

    public override bool SequenceExists(string schemaName, string sequenceName) => Asked.HasSequence(schemaName, sequenceName);

    public override bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) =>
        Asked.HasDefault(schemaName, tableName, columnName, defaultValue);

    public override bool Exists(string template, params object[] args) => Asked.HasRow(Format(template, args));

    public override DataSet Read(string template, params object[] args) => Asked.Read(Format(template, args));

    public override DataSet ReadTableData(string schemaName, string tableName) =>
        Asked.Read($"SELECT * FROM {session.Database.Quoter.QuoteTableName(tableName, schemaName)}");

    /// <summary>The SQL of the author: each statement is a command of its own, so that an error names it.</summary>
    public override void Execute(string sql)
    {
        foreach (var statement in PostgresScript.Statements(sql))
            _commands.Add(new SqlCommand(statement) { IsByAuthor = true });
    }

    public override void Execute(string template, params object[] args) => Execute(Format(template, args));

    public override void Process(CreateTableExpression expression)
    {
        base.Process(expression);
        foreach (var description in _descriptions.GenerateDescriptionStatements(expression))
            Process(description);
    }

    /// <summary>FluentMigrator's generator leaves out the descriptions of a table, and that of a column that is added.</summary>
    public override void Process(AlterTableExpression expression) => Process(_descriptions.GenerateDescriptionStatement(expression));

    public override void Process(CreateColumnExpression expression)
    {
        base.Process(expression);
        Process(_descriptions.GenerateDescriptionStatement(expression));
    }

    public override void Process(PerformDBOperationExpression expression) =>
        _commands.Add(
            new ConnectionCommand(
                (connection, transaction) => expression.Operation(connection, transaction!),
                expression.Description ?? expression.Operation.Method.Name
            )
            {
                IsByAuthor = true,
            }
        );

    public override void Process(InsertDataExpression expression)
    {
        foreach (var rows in expression.Rows.Chunk(RowsOfCommand))
        {
            var part = new InsertDataExpression { SchemaName = expression.SchemaName, TableName = expression.TableName };
            part.Rows.AddRange(rows);
            foreach (var (name, value) in expression.AdditionalFeatures)
                part.AdditionalFeatures.Add(name, value);
            _commands.Add(new SqlCommand(Generator.Generate(part)) { InsertsInto = expression.TableName });
        }
    }

    /// <summary>The SQL of FluentMigrator's generator. The driver sends all statements of a text in one round trip.</summary>
    protected override void Process(string sql)
    {
        if (!string.IsNullOrWhiteSpace(sql))
            _commands.Add(new SqlCommand(sql));
    }

    protected override void Dispose(bool isDisposing)
    {
        // The session is the caller's.
    }

    private static string Format(string template, object[] args) =>
        args.Length == 0 ? template : string.Format(CultureInfo.InvariantCulture, template, args);

    /// <summary>Refuses by name what PostgreSQL cannot do, instead of leaving it out.</summary>
    private static PostgresGenerator GeneratorOf(PostgresSession session)
    {
        var quoter = (PostgresQuoter)session.Database.Quoter;
        var options = Microsoft.Extensions.Options.Options.Create(new GeneratorOptions { CompatibilityMode = CompatibilityMode.STRICT });
        return session.IsNew
            ? new Postgres15_0Generator(quoter, options)
            : session.ServerVersion switch
            {
                >= 15 => new Postgres15_0Generator(quoter, options),
                >= 11 => new Postgres11_0Generator(quoter, options),
                _ => new Postgres10_0Generator(quoter, options),
            };
    }
}
