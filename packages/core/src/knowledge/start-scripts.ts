/**
 * Scripts in a repository that fetch a tool of the tables and start it with all that they are given. To read them tells
 * nothing of what it does.
 * https://docs.gradle.org/current/userguide/gradle_wrapper.html and https://maven.apache.org/wrapper/
 */
export const startScripts: readonly string[] = ["gradlew", "gradlew.bat", "mvnw", "mvnw.cmd"];
