package io.github.socketiojakarta.internal.ee.handler;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Asks for an interceptor of an application: a class that uses it mentions no package of Jakarta Interceptors. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnBinding {}
