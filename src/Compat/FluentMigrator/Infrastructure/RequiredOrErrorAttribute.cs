using System.ComponentModel.DataAnnotations;

namespace FluentMigrator.Infrastructure;

/// <summary>A required value whose absence is reported by one of the <see cref="ErrorMessages"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredOrErrorAttribute : RequiredAttribute
{
    /// <param name="message">The name of the message.</param>
    public RequiredOrErrorAttribute(string message)
    {
        ErrorMessageResourceType = typeof(ErrorMessages);
        ErrorMessageResourceName = message;
    }
}
