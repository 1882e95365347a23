using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.Schema;

/// <summary>Lets extension methods reach the features of a recorded <see cref="CreateSchemaExpression"/>.</summary>
internal sealed class CreateSchemaExpressionBuilder(CreateSchemaExpression expression)
    : ICreateSchemaOptionsSyntax, ISupportAdditionalFeatures
{
    public IDictionary<string, object> AdditionalFeatures => expression.AdditionalFeatures;
}
