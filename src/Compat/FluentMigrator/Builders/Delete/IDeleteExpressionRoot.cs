using FluentMigrator.Builders.Delete.Column;
using FluentMigrator.Builders.Delete.Constraint;
using FluentMigrator.Builders.Delete.DefaultConstraint;
using FluentMigrator.Builders.Delete.ForeignKey;
using FluentMigrator.Builders.Delete.Index;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Delete;

/// <summary>The start of everything that removes an object or rows from the database.</summary>
public interface IDeleteExpressionRoot : IFluentSyntax
{
    IDeleteColumnFromTableSyntax Column(string columnName);
    IDeleteDefaultConstraintOnTableSyntax DefaultConstraint();

    /// <summary>Deletes the foreign key that the tables and columns tell.</summary>
    IDeleteForeignKeyFromTableSyntax ForeignKey();

    IDeleteForeignKeyOnTableSyntax ForeignKey(string foreignKeyName);

    /// <summary>Deletes rows of the table.</summary>
    IDeleteDataOrInSchemaSyntax FromTable(string tableName);

    IDeleteIndexForTableSyntax Index(string indexName);

    /// <summary>Deletes the index that the conventions would name so for the table and columns.</summary>
    IDeleteIndexForTableSyntax Index();

    IDeleteConstraintOnTableSyntax PrimaryKey(string primaryKeyName);
    void Schema(string schemaName);
    IInSchemaSyntax Sequence(string sequenceName);
    IIfExistsOrInSchemaSyntax Table(string tableName);
    IDeleteConstraintOnTableSyntax UniqueConstraint(string constraintName);

    /// <summary>Deletes the unique constraint that the conventions would name so for the table and columns.</summary>
    IDeleteConstraintOnTableSyntax UniqueConstraint();
}
