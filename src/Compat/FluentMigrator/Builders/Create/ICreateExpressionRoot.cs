using FluentMigrator.Builders.Create.Column;
using FluentMigrator.Builders.Create.Constraint;
using FluentMigrator.Builders.Create.ForeignKey;
using FluentMigrator.Builders.Create.Index;
using FluentMigrator.Builders.Create.Schema;
using FluentMigrator.Builders.Create.Sequence;
using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create;

/// <summary>The start of everything that makes a new object in the database.</summary>
public interface ICreateExpressionRoot : IFluentSyntax
{
    ICreateColumnOnTableSyntax Column(string columnName);

    /// <summary>Creates a foreign key under a name that the conventions choose.</summary>
    ICreateForeignKeyFromTableSyntax ForeignKey();

    ICreateForeignKeyFromTableSyntax ForeignKey(string foreignKeyName);

    /// <summary>Creates an index under a name that the conventions choose.</summary>
    ICreateIndexForTableSyntax Index();

    ICreateIndexForTableSyntax Index(string indexName);

    /// <summary>Gives a table its primary key, under a name that the conventions choose.</summary>
    ICreateConstraintOnTableSyntax PrimaryKey();

    ICreateConstraintOnTableSyntax PrimaryKey(string primaryKeyName);
    ICreateSchemaOptionsSyntax Schema(string schemaName);
    ICreateSequenceInSchemaSyntax Sequence(string sequenceName);
    ICreateTableWithColumnOrSchemaOrDescriptionSyntax Table(string tableName);

    /// <summary>Creates a unique constraint under a name that the conventions choose.</summary>
    ICreateConstraintOnTableSyntax UniqueConstraint();

    ICreateConstraintOnTableSyntax UniqueConstraint(string constraintName);
}
