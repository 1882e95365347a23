using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Generation;

namespace FluentMigrator;

/// <summary>Carries recorded expressions out on a database; each <c>Process</c> takes one kind.</summary>
public interface IMigrationProcessor : IQuerySchema, IDisposable
{
    IQuoter Quoter { get; }

    /// <summary>Opens a transaction that everything executed from now on belongs to.</summary>
    void BeginTransaction();

    void CommitTransaction();

    /// <summary>Executes the text as it is.</summary>
    void Execute(string sql);

    /// <summary>Executes the text, filled in like <see cref="string.Format(string, object[])"/>.</summary>
    void Execute(string template, params object[] args);

    /// <summary>Whether the query, filled in like <see cref="string.Format(string, object[])"/>, returns a row.</summary>
    bool Exists(string template, params object[] args);

    /// <summary>Whether a transaction is open.</summary>
    bool HasTransaction();

    void Process(CreateSchemaExpression expression);
    void Process(DeleteSchemaExpression expression);
    void Process(AlterTableExpression expression);
    void Process(AlterColumnExpression expression);
    void Process(CreateTableExpression expression);
    void Process(CreateColumnExpression expression);
    void Process(DeleteTableExpression expression);
    void Process(DeleteColumnExpression expression);
    void Process(CreateForeignKeyExpression expression);
    void Process(DeleteForeignKeyExpression expression);
    void Process(CreateIndexExpression expression);
    void Process(DeleteIndexExpression expression);
    void Process(RenameTableExpression expression);
    void Process(RenameColumnExpression expression);
    void Process(InsertDataExpression expression);
    void Process(AlterDefaultConstraintExpression expression);
    void Process(PerformDBOperationExpression expression);
    void Process(DeleteDataExpression expression);
    void Process(UpdateDataExpression expression);
    void Process(AlterSchemaExpression expression);
    void Process(CreateSequenceExpression expression);
    void Process(DeleteSequenceExpression expression);
    void Process(CreateConstraintExpression expression);
    void Process(DeleteConstraintExpression expression);
    void Process(DeleteDefaultConstraintExpression expression);

    /// <summary>The rows of a query, filled in like <see cref="string.Format(string, object[])"/>.</summary>
    DataSet Read(string template, params object[] args);

    /// <summary>All rows of a table.</summary>
    DataSet ReadTableData(string schemaName, string tableName);

    void RollbackTransaction();
}
